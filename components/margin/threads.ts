import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import type { Annotation, Reply, Resolution, Withdrawal } from '@/lib/domain/annotation/entry.ts'
import type { Mark } from '@/lib/domain/annotation/mark.ts'
import { buildThreads as threadsOf, type ReactionCount, type Thread as EntryThread } from '@/lib/domain/annotation/threads.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { PlacementMethod, Placements, PlacementView } from '@/lib/domain/reading/placement.ts'
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
  /** Null while it has no place in this version of the text. */
  range: TextRange | null
  /** How it came to its place, where it was made on another version; null on its own, and while nothing is known. */
  placed: PlacementMethod | null
  /** It was looked for in this version and not found. */
  lost: boolean
  quote: string
  replies: readonly ThreadReply[]
  /** It asks, and nobody else has answered. */
  unanswered: boolean
  /** By the key of what they nod to. */
  reactions: ReadonlyMap<string, readonly ReactionCount[]>
  /** The last word on whether it is settled, and whose; null when nobody has said. */
  resolution: { entry: LayerEntry; value: Resolution } | null
  resolved: boolean
}

export interface OpenLayer {
  layer: LayerView
  entries: ReadonlyMap<string, LayerEntry>
}

/** The six marks where a thread has one; what was withdrawn is painted plain. */
export const markOf = (thread: Thread): Mark => (thread.root.kind === 'annotation' ? thread.root.mark : 'plain')

/** Words or answers: what deserves a card at rest. A bare highlight has its card only while it is selected. */
export const hasWords = (thread: Thread) =>
  thread.replies.length > 0 || (thread.root.kind === 'annotation' && (thread.root.motivation !== 'highlighting' || /\S/.test(thread.root.body)))

/** Keys of everything in a thread. */
export const keysOf = (thread: Thread) => [thread.key, ...thread.replies.map((reply) => reply.entry.key)]

/**
 * Threads of the given layers in the order of the text; those without a place in this version come last.
 * A thread whose parts are the same objects as in `before` is the same object, so that its card need not render again.
 */
export function buildThreads(layers: readonly OpenLayer[], version: string, before: ReadonlyMap<string, Thread> = new Map(), placements: Placements = {}): Thread[] {
  const threads = layers.flatMap(({ layer, entries }) =>
    threadsOf(entries.values()).map((thread) => reuseThread(before.get(thread.key), showThread(layer, thread, version, placements[thread.key]))))
  return threads.sort(compareThreads)
}

export function showThread(layer: LayerView, { key, root, target, replies, unanswered, reactions, resolution }: EntryThread<LayerEntry>, version: string, placement: PlacementView | undefined): Thread {
  const [position, quote] = target.selector
  const isHere = target.version === version
  const range = isHere ? { start: position.start, end: position.end } : (placement?.range ?? null)
  return {
    key, layer, entry: root, root: root.value, range, placed: isHere || range === null ? null : (placement?.method ?? null), lost: !isHere && placement?.range === null, quote: quote.exact, replies: replies.map((entry) => ({ entry, value: entry.value })), unanswered,
    reactions, resolution: resolution && { entry: resolution, value: resolution.value }, resolved: resolution?.value.state === 'resolved',
  }
}

/** The old thread where the new one has the same parts. */
export function reuseThread(old: Thread | undefined, now: Thread): Thread {
  const same =
    old?.entry === now.entry && old.layer === now.layer && old.placed === now.placed && old.lost === now.lost &&
    old.range?.start === now.range?.start && old.range?.end === now.range?.end && old.replies.length === now.replies.length &&
    old.replies.every((reply, at) => reply.entry === now.replies[at]?.entry) &&
    old.resolution?.entry === now.resolution?.entry && sameReactions(old.reactions, now.reactions)
  return same ? old : now
}

function sameReactions(a: Thread['reactions'], b: Thread['reactions']): boolean {
  if (a.size !== b.size) return false
  for (const [key, counts] of a) {
    const others = b.get(key)
    if (others?.length !== counts.length || !counts.every(({ sign, handles }, at) => others[at]?.sign === sign && others[at].handles.join() === handles.join())) return false
  }
  return true
}

/** In the order of the text. Within a layer they are in order already, and sorting keeps it. */
export function compareThreads(a: Thread, b: Thread): number {
  const from = (thread: Thread) => thread.range?.start ?? Number.POSITIVE_INFINITY
  if (from(a) !== from(b)) return from(a) - from(b)
  return (a.range?.end ?? 0) - (b.range?.end ?? 0) || Date.parse(a.root.written) - Date.parse(b.root.written)
}
