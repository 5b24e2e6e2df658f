import type { EntryValue } from './entry.ts'

/** What a room is the room of. */
export type RoomKind = 'layer' | 'debate'

type EntryKind = EntryValue['kind']

const kinds: Record<RoomKind, ReadonlySet<EntryKind>> = {
  layer: new Set<EntryKind>(['annotation', 'reply', 'withdrawal', 'reaction', 'resolution']),
  debate: new Set<EntryKind>(['claim', 'link', 'position', 'withdrawal']),
}

/** The kinds of entries that a room takes. */
export const kindsOf = (room: RoomKind): ReadonlySet<EntryKind> => kinds[room]

/** Whether this code knows an entry of that kind, in whatever room. */
export const isKnownKind = (kind: unknown): kind is EntryKind => Object.values(kinds).some((known: ReadonlySet<unknown>) => known.has(kind))
