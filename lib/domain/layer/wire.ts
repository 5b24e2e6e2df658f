import { z } from 'zod'

export * from './wire-names.ts'

/**
 * What travels at `/sync/<room>` beside y-websocket's own messages (0 sync, 1 awareness, 2 auth, 3 query awareness);
 * docs/protocol.md describes it. `acknowledged`: this socket's first `count` update messages are committed. `refused`: its message number `count` was
 * refused. `epoch`: the doc was made anew; take a fresh one when it suits. `sees`: whether the layer shows this person
 * what others write; said on entering and when it changes. `may`: whether this person may write here, where that has changed. `reading-changed`: there is a newer text, or a note of another version got a place.
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
  z.object({ type: z.literal('may'), write: z.boolean() }),
  z.object({ type: z.literal('reading-changed') }),
])
export type PostilMessage = z.infer<typeof postilMessage>

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
