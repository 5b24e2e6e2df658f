import type { Annotation, EntryValue, Reply, Withdrawal } from './entry.ts'
import type { Target } from './selector.ts'

/** What a thread is built from: an entry with whatever else its reader knows of it. */
export interface ThreadEntry {
  key: string
  handle: string
  value: EntryValue
}

/** An annotation, or what is left of a withdrawn one, with its replies in the order in which they were written. */
export interface Thread<E extends ThreadEntry = ThreadEntry> {
  /** Key of the root. */
  key: string
  root: E & { value: Annotation | (Withdrawal & { target: Target }) }
  target: Target
  replies: (E & { value: Reply | Withdrawal })[]
  /** It asks, and nobody else has answered. */
  unanswered: boolean
}

/**
 * Builds threads from the entries of a layer, in the order of the text: by start, then end, then when written. A withdrawn
 * root keeps its place while it has replies and is left out when it has none; so is a withdrawn reply after which nobody
 * wrote. A reply whose root is not among the entries, hidden or not yet arrived, waits for it.
 */
export function buildThreads<E extends ThreadEntry>(entries: Iterable<E>): Thread<E>[] {
  const roots = new Map<string, Thread<E>['root']>()
  const replies = new Map<string, Thread<E>['replies']>()
  for (const entry of entries) {
    if (isRoot(entry)) roots.set(entry.key, entry)
    else if (isReply(entry)) pushTo(replies, entry.value.thread, entry)
  }
  const threads: Thread<E>[] = []
  for (const root of roots.values()) {
    const answers = withoutTail(replies.get(root.key) ?? [])
    if (root.value.kind === 'withdrawal' && answers.length === 0) continue
    threads.push(toThread(root, answers))
  }
  return threads.sort(byPlace)
}

const isRoot = <E extends ThreadEntry>(entry: E): entry is Thread<E>['root'] =>
  entry.value.kind === 'annotation' || (entry.value.kind === 'withdrawal' && entry.value.target !== undefined)

const isReply = <E extends ThreadEntry>(entry: E): entry is E & { value: (Reply | Withdrawal) & { thread: string } } =>
  entry.value.kind !== 'annotation' && entry.value.thread !== undefined

/** In order, and without withdrawn replies at the end. */
function withoutTail<E extends ThreadEntry>(replies: Thread<E>['replies']): Thread<E>['replies'] {
  const inOrder = replies.toSorted(byWritten)
  return inOrder.slice(0, inOrder.findLastIndex((reply) => reply.value.kind === 'reply') + 1)
}

function toThread<E extends ThreadEntry>(root: Thread<E>['root'], replies: Thread<E>['replies']): Thread<E> {
  const asks = root.value.kind === 'annotation' && root.value.motivation === 'questioning'
  const answered = replies.some((reply) => reply.value.kind === 'reply' && reply.handle !== root.handle)
  return { key: root.key, root, target: root.value.target, replies, unanswered: asks && !answered }
}

function byPlace(a: Thread, b: Thread): number {
  const [{ start, end }] = a.target.selector
  const [other] = b.target.selector
  return start - other.start || end - other.end || byWritten(a.root, b.root)
}

/** By when it was written, then by key, so that every reader has one order. */
function byWritten(a: ThreadEntry, b: ThreadEntry): number {
  return Date.parse(a.value.written) - Date.parse(b.value.written) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}

function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
