import type { Annotation, EntryValue, Reaction, Reply, Resolution, Withdrawal } from './entry.ts'
import { reactions, type ReactionSign } from './mark.ts'
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
  /** Nods to its root and replies, by the key of what they nod to; apart from the discussion. */
  reactions: ReadonlyMap<string, readonly ReactionCount[]>
  /** The last word on whether it is settled; null when nobody has said. */
  resolution: (E & { value: Resolution }) | null
}

/** Everyone who gave one sign, in the order in which they did. */
export interface ReactionCount {
  sign: ReactionSign
  handles: readonly string[]
}

/**
 * Builds threads from the entries of a layer, in the order of the text: by start, then end, then when written. A withdrawn
 * root keeps its place while it has replies and is left out when it has none; so is a withdrawn reply after which nobody
 * wrote. A reply whose root is not among the entries, hidden or not yet arrived, waits for it. Neither reactions nor
 * resolutions are replies: they keep no withdrawn note in its place, and answer no question.
 */
export function buildThreads<E extends ThreadEntry>(entries: Iterable<E>): Thread<E>[] {
  const roots = new Map<string, Thread<E>['root']>()
  const replies = new Map<string, Thread<E>['replies']>()
  const nods = new Map<string, (E & { value: Reaction })[]>()
  const resolutions = new Map<string, E & { value: Resolution }>()
  for (const entry of entries) {
    if (isRoot(entry)) roots.set(entry.key, entry)
    else if (isReply(entry)) pushTo(replies, entry.value.thread, entry)
    else if (isOf(entry, 'reaction')) pushTo(nods, entry.value.of, entry)
    else if (isOf(entry, 'resolution')) {
      const before = resolutions.get(entry.value.thread)
      if (before === undefined || byWritten(before, entry) < 0) resolutions.set(entry.value.thread, entry)
    }
  }
  const threads: Thread<E>[] = []
  for (const root of roots.values()) {
    const answers = withoutTail(replies.get(root.key) ?? [])
    if (root.value.kind === 'withdrawal' && answers.length === 0) continue
    threads.push(toThread(root, answers, countIn([root, ...answers], nods), resolutions.get(root.key) ?? null))
  }
  return threads.sort(byPlace)
}

/** Who gave which sign, the signs in the order of the list. */
export function countReactions(nods: readonly (ThreadEntry & { value: Reaction })[]): ReactionCount[] {
  const inOrder = nods.toSorted(byWritten)
  return reactions.flatMap((sign) => {
    const handles = [...new Set(inOrder.filter(({ value }) => value.emoji === sign).map(({ handle }) => handle))]
    return handles.length === 0 ? [] : [{ sign, handles }]
  })
}

const isRoot = <E extends ThreadEntry>(entry: E): entry is Thread<E>['root'] =>
  entry.value.kind === 'annotation' || (entry.value.kind === 'withdrawal' && entry.value.target !== undefined)

const isReply = <E extends ThreadEntry>(entry: E): entry is E & { value: (Reply | Withdrawal) & { thread: string } } =>
  (entry.value.kind === 'reply' || entry.value.kind === 'withdrawal') && entry.value.thread !== undefined

const isOf = <E extends ThreadEntry, K extends EntryValue['kind']>(entry: E, kind: K): entry is E & { value: Extract<EntryValue, { kind: K }> } =>
  entry.value.kind === kind

function countIn<E extends ThreadEntry>(entries: readonly E[], nods: ReadonlyMap<string, (E & { value: Reaction })[]>): Thread<E>['reactions'] {
  const counts = new Map<string, readonly ReactionCount[]>()
  for (const { key, value } of entries) {
    const given = nods.get(key)
    if (given !== undefined && value.kind !== 'withdrawal') counts.set(key, countReactions(given))
  }
  return counts
}

/** In order, and without withdrawn replies at the end. */
function withoutTail<E extends ThreadEntry>(replies: Thread<E>['replies']): Thread<E>['replies'] {
  const inOrder = replies.toSorted(byWritten)
  return inOrder.slice(0, inOrder.findLastIndex((reply) => reply.value.kind === 'reply') + 1)
}

function toThread<E extends ThreadEntry>(root: Thread<E>['root'], replies: Thread<E>['replies'], nods: Thread<E>['reactions'], resolution: Thread<E>['resolution']): Thread<E> {
  const asks = root.value.kind === 'annotation' && root.value.motivation === 'questioning'
  const answered = replies.some((reply) => reply.value.kind === 'reply' && reply.handle !== root.handle)
  return { key: root.key, root, target: root.value.target, replies, unanswered: asks && !answered, reactions: nods, resolution }
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
