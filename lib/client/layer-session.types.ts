import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import type { ConflictView } from '@/lib/domain/annotation/revision-view.ts'
import type { AwarenessState } from '@/lib/domain/layer/wire.ts'

/** An entry as this browser knows it: what the server has committed, overlaid with what waits here. */
export interface LayerEntry {
  key: string
  handle: string
  value: EntryValue
  /** `pending`: written here and not yet acknowledged as committed. */
  state: 'saved' | 'pending'
  mine: boolean
  /** Only of one's own: another device wrote something else here without having seen this, or this device without having seen that. */
  conflict?: EntryConflict
  /** A moderator has hidden it from all but its author and those who lead the course. */
  hidden?: boolean
}

/**
 * What two devices of one person left of one entry. `value` is what counts, and what others see; nothing is lost, since the
 * server keeps all. It is over once the person has taken one of them: `session.settle(key, other)` to keep another,
 * `session.settle(key, entry.value)` to keep what counts, or with words made of both.
 */
export interface EntryConflict {
  /** In the order of arrival; a withdrawal among them is the note taken back elsewhere. */
  others: readonly EntryValue[]
}

/** Something the server refused: kept for its author alone, with the reason. */
export interface RefusedDraft {
  key: string
  value: EntryValue
  code: string
  message: string
}

export type ConnectionStatus =
  | 'connecting'
  | 'online'
  /** The server cannot be reached; it is tried again. */
  | 'offline'
  /** The right to the room is gone or the session ended; it is not tried again. */
  | 'ended'

/** Immutable; the same object until something changes. */
export interface LayerSnapshot {
  status: ConnectionStatus
  /** Close code of the server where `status` is `ended`. */
  endedBy: number | null
  /** The room's entries have arrived at least once. */
  loaded: boolean
  entries: ReadonlyMap<string, LayerEntry>
  /** How many entries wait to be acknowledged. */
  pending: number
  drafts: readonly RefusedDraft[]
  /** Whether what waits survives closing the page: false where the browser gives no storage (a private window, a full disk). */
  durable: boolean
  /** Others present (never oneself), by handle; one state a person, the newest of their tabs. */
  present: ReadonlyMap<string, AwarenessState>
  /** False while the layer keeps from this person what others write. */
  seesOthers: boolean
}

export interface LayerSessionOptions {
  /** ws: or wss: base, as wss://host/sync */
  serverUrl: string
  roomId: string
  /** This person's handle in the layer. */
  handle: string
  userId: string
  /** Finds what this person's devices lost to each other in the room; asks the server where it is not given. */
  loadConflicts?: () => Promise<ConflictView[]>
}

/** One layer, open in this browser. Made by `openLayer` in layer-session.ts. */
export interface LayerSession {
  readonly roomId: string
  readonly handle: string
  /** For useSyncExternalStore. */
  readonly subscribe: (listener: () => void) => () => void
  readonly snapshot: () => LayerSnapshot
  /** Keeps the value in the outbox, shows it at once as pending, sends it when it can; resolves with its key once it is safe in this browser. */
  add(value: EntryValue): Promise<string>
  /** The same for a new value at a key of one's own. */
  set(key: string, value: EntryValue): Promise<void>
  /** The same, having seen all that is in conflict there: `value` is what the person takes. */
  settle(key: string, value: EntryValue): Promise<void>
  /** Hides an entry from all but its author and those who lead the course, or shows it again; resolves once that is durable. Only for those who lead; rejects without a connection. */
  moderate(key: string, hidden: boolean): Promise<void>
  /** Tells the others what is selected and in view; throttled. */
  announce: (state: Omit<AwarenessState, 'handle'>) => void
  /** Puts a refused draft back into the outbox with a new value, or drops it. */
  resend(key: string, value: EntryValue): Promise<void>
  discard(key: string): Promise<void>
  /** Leaves the room. What still waits goes on being sent from this page until it is acknowledged. */
  close(): void
}
