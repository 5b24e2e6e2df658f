/** What only an open card needs, and what one writes with: fetched together, at the first thing that a reader does. */
export { DraftCard } from '@/components/margin/draft-card.tsx'
export { EditComposer } from '@/components/margin/edit-composer.tsx'
export { NoteMenu } from '@/components/margin/own-menu.tsx'
export { ReactionRow } from '@/components/margin/reaction-row.tsx'
export { ReplyComposer } from '@/components/margin/reply-composer.tsx'
export { ThreadReplies } from '@/components/margin/thread-replies.tsx'
export { MarkPopover } from '@/components/reader/mark-popover.tsx'
