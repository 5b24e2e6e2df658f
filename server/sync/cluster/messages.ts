import { z } from 'zod'

/** A client shown as present: its id, its person's handle, the clock last sent out, and the state as JSON; null where it has gone. */
export const toldPresence = z.tuple([z.int().min(0), z.string().max(40), z.int().min(0), z.string().max(4096).nullable()])
export type ToldPresence = z.infer<typeof toldPresence>

/** What processes tell each other of a room that they both serve. `from` is the process. */
const roomMessage = z.discriminatedUnion('kind', [
  /** The log has grown, up to `seq`. */
  z.object({ kind: z.literal('head'), from: z.string(), seq: z.int().min(0) }),
  /** Who is present over there: what has changed, or (`all`) everybody; this is said again and again. */
  z.object({ kind: z.literal('present'), from: z.string(), all: z.boolean(), states: z.array(toldPresence) }),
  /** It has opened the room and wants to know who is there. */
  z.object({ kind: z.literal('hello'), from: z.string() }),
  /** It serves the room no more. */
  z.object({ kind: z.literal('bye'), from: z.string() }),
])
export type RoomMessage = z.infer<typeof roomMessage>

/** A change of rights or sessions, as lib/auth/events.ts emits it. */
const accessMessage = z.object({ from: z.string(), event: z.string().max(40), id: z.string().max(80) })
export type AccessMessage = z.infer<typeof accessMessage>

/** Null where it is none: of a later version, or of a program that has no business here. */
export const readRoomMessage = (text: string): RoomMessage | null => roomMessage.safeParse(parseJson(text)).data ?? null
export const readAccessMessage = (text: string): AccessMessage | null => accessMessage.safeParse(parseJson(text)).data ?? null

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
