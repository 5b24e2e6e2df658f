import { bodyOf } from '@/components/margin/entries.ts'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import type { Thread } from '@/components/margin/threads.ts'

/** px, as reading.css has them: what a card at rest is made of. */
const head = 24
const line = 20
const tail = 20
const mostLines = 3
const lettersInLine = 44

/** About how high the card of `item` will be at rest, before it has been on the page and could be measured. */
export function estimateHeight(item: MarginItem): number {
  switch (item.kind) {
    case 'stack': return 32
    case 'draft': return head + linesOf(item.draft.body) * line
    case 'refused': return head + linesOf(bodyOf(item.refused.value)) * line + tail
    case 'thread': {
      const before = known.get(item.thread)
      if (before !== undefined) return before
      const height = heightOf(item.thread)
      known.set(item.thread, height)
      return height
    }
  }
}

/** A thread is a new object when anything in it changes; most of ten thousand never do. */
const known = new WeakMap<Thread, number>()

function heightOf(thread: Thread): number {
  if (thread.resolved) return head
  const hasTail = thread.replies.length > 0 || thread.unanswered || thread.reactions.size > 0
  const tags = thread.root.kind === 'annotation' && (thread.root.tags?.length ?? 0) > 0
  return head + linesOf(bodyOf(thread.root)) * line + (hasTail ? tail : 0) + (tags ? tail : 0)
}

/** Blank lines and marks of Markdown count for nothing much: three lines are shown at most. */
function linesOf(body: string): number {
  let lines = 0
  for (const row of body.split('\n', 8)) {
    if (row.trim() !== '') lines += Math.ceil(row.length / lettersInLine)
    if (lines >= mostLines) return mostLines
  }
  return lines
}
