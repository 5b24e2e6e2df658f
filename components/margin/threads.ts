import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import type { Annotation, Reply, Withdrawal } from '@/lib/domain/annotation/entry.ts'
import type { Mark } from '@/lib/domain/annotation/mark.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

export interface ThreadReply {
  entry: LayerEntry
  value: Reply | Withdrawal
}

/** An annotation with what was answered, as the margin shows it. */
export interface Thread {
  key: string
  layer: LayerView
  entry: LayerEntry
  root: Annotation | Withdrawal
  /** Null when it was made on another version of the text. */
  range: TextRange | null
  quote: string
  replies: readonly ThreadReply[]
}

export interface OpenLayer {
  layer: LayerView
  entries: ReadonlyMap<string, LayerEntry>
}

/** The six marks where a thread has one; what was withdrawn is painted plain. */
export const markOf = (thread: Thread): Mark => (thread.root.kind === 'annotation' ? thread.root.mark : 'plain')

/** Words or answers: what deserves a card at rest. A bare highlight has its card only while it is selected. */
export const hasWords = (thread: Thread) =>
  thread.replies.length > 0 || (thread.root.kind === 'annotation' && thread.root.body.trim() !== '')

/** Keys of everything in a thread. */
export const keysOf = (thread: Thread) => [thread.key, ...thread.replies.map((reply) => reply.entry.key)]

/**
 * Threads of the given layers in the order of the text; those whose place is in another version come last.
 * A thread whose parts are the same objects as in `before` is the same object, so that its card need not render again.
 */
export function buildThreads(layers: readonly OpenLayer[], version: string, before: ReadonlyMap<string, Thread> = new Map()): Thread[] {
  const threads = layers.flatMap(({ layer, entries }) => {
    const answers = repliesByThread(entries)
    return [...entries.values()].flatMap((entry) => {
      const thread = findThread(layer, entry, answers.get(entry.key) ?? [], version)
      return thread === null ? [] : [reuse(before.get(thread.key), thread)]
    })
  })
  return threads.sort(byPlace)
}

function findThread(layer: LayerView, entry: LayerEntry, replies: ThreadReply[], version: string): Thread | null {
  const root = entry.value
  if (root.kind === 'reply' || root.target === undefined) return null
  const told = withoutTrailingWithdrawals(replies)
  if (root.kind === 'withdrawal' && told.length === 0) return null
  const [position, quote] = root.target.selector
  const range = root.target.version === version ? { start: position.start, end: position.end } : null
  return { key: entry.key, layer, entry, root, range, quote: quote.exact, replies: told }
}

function repliesByThread(entries: ReadonlyMap<string, LayerEntry>): Map<string, ThreadReply[]> {
  const found = new Map<string, ThreadReply[]>()
  for (const entry of entries.values()) {
    const { value } = entry
    if (value.kind === 'annotation' || value.thread === undefined) continue
    const list = found.get(value.thread)
    if (list) list.push({ entry, value })
    else found.set(value.thread, [{ entry, value }])
  }
  for (const list of found.values()) list.sort((a, b) => compare(a.value.written, b.value.written) || compare(a.entry.key, b.entry.key))
  return found
}

/** What was taken back keeps its place only while something stands after it. */
function withoutTrailingWithdrawals(replies: ThreadReply[]): ThreadReply[] {
  const last = replies.findLastIndex((reply) => reply.value.kind === 'reply')
  return replies.slice(0, last + 1)
}

function reuse(old: Thread | undefined, now: Thread): Thread {
  const same =
    old?.entry === now.entry && old.layer === now.layer && old.replies.length === now.replies.length &&
    old.replies.every((reply, at) => reply.entry === now.replies[at]?.entry)
  return same ? old : now
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function byPlace(a: Thread, b: Thread): number {
  const from = (thread: Thread) => thread.range?.start ?? Number.POSITIVE_INFINITY
  if (from(a) !== from(b)) return from(a) - from(b)
  return (a.range?.end ?? 0) - (b.range?.end ?? 0) || compare(a.root.written, b.root.written) || compare(a.key, b.key)
}
