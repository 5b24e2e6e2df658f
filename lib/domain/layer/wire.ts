import { z } from 'zod'

/**
 * What travels at `/sync/<room>` beside y-websocket's own messages (0 sync, 1 awareness, 2 auth, 3 query awareness).
 * See docs/protocol.md.
 */

/** The one root a member writes under. */
export const entriesRoot = 'entries'
/** Where those who lead the course say which entries are hidden: lib/domain/layer/moderation.ts */
export const moderationRoot = 'moderation'

/** Our message type; sent only to clients that ask with `?postil=1`. Payload: a var string of JSON, `postilMessage`. */
export const postilMessageType = 64

/**
 * `acknowledged`: this socket's first `count` update messages are committed. `refused`: its message number `count` was
 * refused. `epoch`: the doc was made anew; take a fresh one when it suits. `sees`: whether the layer shows this person
 * what others write; said on entering and when it changes. `reading-changed`: there is a newer text, or a note of another version got a place.
 */
export const postilMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('acknowledged'), count: z.int().min(0) }),
  z.object({
    type: z.literal('refused'),
    count: z.int().min(1),
    code: z.string(),
    message: z.string(),
    keys: z.array(z.string()),
  }),
  z.object({ type: z.literal('epoch'), epoch: z.int().min(0) }),
  z.object({ type: z.literal('sees'), others: z.boolean() }),
  z.object({ type: z.literal('reading-changed') }),
])
export type PostilMessage = z.infer<typeof postilMessage>

/** Close codes. 44xx: do not come back as you are; 45xx: come back. */
export const closeCode = {
  /** Nobody is signed in, or the session has ended. */
  unauthenticated: 4401,
  /** The right to this room was taken away while the socket was open. */
  rightLost: 4403,
  /** No such room, or no right to it: they look the same. */
  notFound: 4404,
  /** An update was refused; take a fresh doc. */
  refused: 4422,
  /** Too many messages or connections. */
  rateLimited: 4429,
  /** The reader does not keep up; come back and catch up. */
  tooSlow: 4508,
  /** A commit failed or its outcome is unknown; come back and send again. */
  commitFailed: 4500,
  /** The server is going down. */
  goingAway: 4501,
} as const

/** Why an update was refused. */
export const refusalCodes = [
  'malformed', 'too-large', 'too-many-entries', 'read-only', 'foreign-entry', 'foreign-client', 'unknown-root', 'bad-key', 'bad-structure',
  'bad-value', 'bad-quotation', 'gap', 'stale', 'bad-delete', 'not-staff', 'too-many-clients', 'rate-limited',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** A person's awareness state as the server relays it: `handle` is stamped by the server, the rest is what was sent and fits. */
export const awarenessState = z.object({
  handle: z.string().optional(),
  /** What the person has selected: UTF-16 code units into `version`. */
  selection: z.object({ version: z.string().max(40), start: z.int().min(0), end: z.int().min(0) }).nullish(),
  /** Offset of the first character in view. */
  place: z.int().min(0).nullish(),
  /** Key of the thread they write in at the moment. */
  typing: z.string().max(60).nullish(),
  /** Handle of the person they follow. */
  following: z.string().max(20).nullish(),
})
export type AwarenessState = z.infer<typeof awarenessState>
