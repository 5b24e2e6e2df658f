import { later } from '@/components/ui/later.tsx'

/*
 * What a reader asks for, or few have: none of it is fetched with the page. What is kept for reading without a network holds
 * these too (lib/client/offline/keep.ts).
 */
const openCard = () => import('@/components/margin/open-card.ts')
export const DraftCard = later(async () => (await openCard()).DraftCard)
export const EditComposer = later(async () => (await openCard()).EditComposer)
export const MarkPopover = later(async () => (await openCard()).MarkPopover)
export const NoteMenu = later(async () => (await openCard()).NoteMenu)
export const ReactionRow = later(async () => (await openCard()).ReactionRow)
export const ReplyComposer = later(async () => (await openCard()).ReplyComposer)
export const ThreadReplies = later(async () => (await openCard()).ThreadReplies)

/** Fetches what one reads threads and writes with as soon as somebody presses anything, so that it is there for what they do next; and says that they did. */
export function fetchAtFirstAct(acted: () => void): () => void {
  const acts = ['pointerdown', 'keydown'] as const
  const stop = () => { for (const act of acts) document.removeEventListener(act, fetch, { capture: true }) }
  const fetch = () => {
    stop()
    for (const part of [DraftCard, EditComposer, FootnotePopover, MarkPopover, NoteMenu, ReactionRow, ReplyComposer, RoomSheet, ThreadReplies, SearchField]) part.fetch()
    acted()
  }
  for (const act of acts) document.addEventListener(act, fetch, { capture: true, passive: true })
  return stop
}

export const HistoryDialog = later(async () => (await import('@/components/margin/history-dialog.tsx')).HistoryDialog)
export const MoveDialog = later(async () => (await import('@/components/margin/move-dialog.tsx')).MoveDialog)
export const ConflictBox = later(async () => (await import('@/components/margin/conflict-box.tsx')).ConflictBox, ({ entry }) => entry.conflict !== undefined)
export const RefusedCard = later(async () => (await import('@/components/margin/refused-card.tsx')).RefusedCard)
export const RefusedReply = later(async () => (await import('@/components/margin/refused-card.tsx')).RefusedReply)
export const MarkNamesDialog = later(async () => (await import('@/components/margin/mark-names-dialog.tsx')).MarkNamesDialog)
export const FilterChoices = later(async () => (await import('@/components/margin/filter-choices.tsx')).FilterChoices, ({ open }) => open)
export const PassageHandles = later(async () => (await import('@/components/margin/passage-handles.tsx')).PassageHandles)
export const NotePanel = later(async () => (await import('@/components/margin/note-panel.tsx')).NotePanel)
export const NoteList = later(async () => (await import('@/components/margin/note-list.tsx')).NoteList)
export const FootnotePopover = later(async () => (await import('@/components/reader/footnote-popover.tsx')).FootnotePopover, ({ open }) => open !== null)
export const RoomSheet = later(async () => (await import('@/components/reader/room-sheet.tsx')).RoomSheet, ({ open }) => open === true)
export const SearchField = later(async () => (await import('@/components/reader/search-field.tsx')).SearchField)
export const FilterBar = later(async () => (await import('@/components/margin/filter-bar.tsx')).FilterBar, ({ filtering }) => filtering.asked > 0)
export const ShortcutsDialog = later(async () => (await import('@/components/reader/shortcuts-dialog.tsx')).ShortcutsDialog, ({ open }) => open)
export const DisplayChoices = later(async () => (await import('@/components/reader/display-choices.tsx')).DisplayChoices, ({ open }) => open)
export const PagesBar = later(async () => (await import('@/components/pages/pages-bar.tsx')).PagesBar)
export const PagesView = later(async () => (await import('@/components/pages/pages-view.tsx')).PagesView)
export const OrphanTray = later(async () => (await import('@/components/versions/orphan-tray.tsx')).OrphanTray, ({ threads }) => threads.length > 0)
export const NewerText = later(async () => (await import('@/components/versions/newer-text.tsx')).NewerText)
export const PlacingBar = later(async () => (await import('@/components/versions/placing-bar.tsx')).PlacingBar, ({ placing }) => placing.thread !== null)
export const ToDebateParts = later(async () => (await import('@/components/debate/to-debate/to-debate-parts.tsx')).ToDebateParts, ({ ask, put, begun, refused }) => ask !== null || put !== null || begun !== null || refused.length > 0)
/** With the first press: by the time that somebody prints it is there. */
export const PrintedNotes = later(async () => (await import('@/components/printing/printed-notes.tsx')).PrintedNotes, ({ wanted }) => wanted)
