import { later } from '@/components/ui/later.tsx'

/* What is asked for by a press: none of it is fetched with the page. */
export const ChooseClaim = later(async () => (await import('@/components/debate/choose-claim.tsx')).ChooseClaim, ({ open }) => open)
export const HistoryDialog = later(async () => (await import('@/components/margin/history-dialog.tsx')).HistoryDialog)
export const EditDebate = later(async () => (await import('@/components/debate/edit-debate.tsx')).EditDebate)
export const CloseDebate = later(async () => (await import('@/components/debate/edit-debate.tsx')).CloseDebate)
