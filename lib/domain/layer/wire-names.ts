/** What is named at `/sync/<room>`; what travels there is described by wire.ts. Without a schema, so that the reader's page need not carry zod. */

/** The one root a member writes under. */
export const entriesRoot = 'entries'
/** Where those who lead the course say which entries are hidden: lib/domain/layer/moderation.ts */
export const moderationRoot = 'moderation'

/** Our message type; sent only to clients that ask with `?postil=1`. Payload: a var string of JSON, `postilMessage`. */
export const postilMessageType = 64

/** Close codes. 44xx: do not come back as you are; 45xx: come back. */
export const closeCode = {
  /** Nobody is signed in, or the session has ended. */
  unauthenticated: 4401,
  /** The right to this room was taken away while the socket was open. */
  rightLost: 4403,
  /** No such room, or no right to it: they look the same. */
  notFound: 4404,
  /** The doc is of before an epoch and lacks what that has changed; take a fresh doc. */
  outdated: 4409,
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
