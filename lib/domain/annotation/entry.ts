import { z } from 'zod'
import { marks, stances } from './mark.ts'
import { target } from './selector.ts'

/**
 * The values of a layer's root map `entries`. A key is `HANDLE:id`: its writer's handle in that layer and a random id.
 * Values are plain JSON under one schema version `v`; editing an entry sets its key to a new value.
 */
export const maxBody = 20_000

const body = z.string().max(maxBody)
/** ISO 8601, UTC: when its writer says it was written. When it arrived is the server's to say. */
const instant = z.iso.datetime()
const handlePart = '[a-z0-9]{12}'
export const entryKeyPattern = new RegExp(`^${handlePart}:[A-Za-z0-9_-]{8,32}$`)
export const entryKey = z.string().regex(entryKeyPattern)

export const annotation = z.strictObject({
  v: z.literal(1),
  kind: z.literal('annotation'),
  /** W3C Web Annotation, section 3.3.5. */
  motivation: z.enum(['highlighting', 'commenting', 'questioning']),
  mark: z.enum(marks),
  target,
  /** Markdown. Empty only for a highlight. */
  body,
  written: instant,
  edited: instant.optional(),
}).refine((a) => a.motivation === 'highlighting' || a.body.trim() !== '', { path: ['body'], message: 'A note needs words.' })

export const reply = z.strictObject({
  v: z.literal(1),
  kind: z.literal('reply'),
  /** Key of the annotation whose thread this is. */
  thread: entryKey,
  stance: z.enum(stances),
  body: body.refine((b) => b.trim() !== '', 'A reply needs words.'),
  written: instant,
  edited: instant.optional(),
})

/** A tombstone at the key of what its author took back: the words are gone, the place in the thread is kept. */
export const withdrawal = z.strictObject({
  v: z.literal(1),
  kind: z.literal('withdrawal'),
  /** Of an annotation: its place, so that a thread keeps its passage. */
  target: target.optional(),
  /** Of a reply: its thread. */
  thread: entryKey.optional(),
  written: instant,
  withdrawn: instant,
})

export const entryValue = z.discriminatedUnion('kind', [annotation, reply, withdrawal])

export type Annotation = z.infer<typeof annotation>
export type Reply = z.infer<typeof reply>
export type Withdrawal = z.infer<typeof withdrawal>
export type EntryValue = z.infer<typeof entryValue>

/** The handle in a key. */
export const handleOf = (key: string) => key.slice(0, key.indexOf(':'))
