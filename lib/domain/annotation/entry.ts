import { z } from 'zod'
import { entryKeyPattern, maxBody, maxClaim, maxFollows, maxTag, maxTags } from './entry-key.ts'
import { answering, marks, reactions, relations, sides, stances } from './mark.ts'
import { target } from './selector.ts'

export * from './entry-key.ts'

/**
 * The values of a room's root map `entries`. A key is `HANDLE:id`: its writer's handle in that room and an id,
 * random, or derived where a person can have only one. Values are plain JSON under one schema version `v`; editing an
 * entry sets its key to a new value. Which kinds a room takes depends on what it is the room of: `kindsOf` in entry-kinds.ts.
 */
const body = z.string().max(maxBody)
/** ISO 8601, UTC: when its writer says it was written. When it arrived is the server's to say. */
const instant = z.iso.datetime()
/** Of an edit: which values of this entry its writer had before their eyes, each by its `edited`, or `written` of the first (revision.ts). */
const follows = z.array(instant).min(1).max(maxFollows).optional()
export const entryKey = z.string().regex(entryKeyPattern)

/** A word or two, as typed: trimmed, without what would break a line or a list of tags. */
export const tag = z.string().min(1).max(maxTag).refine((t) => t === t.trim() && !/[\p{Cc},]/u.test(t), 'A tag is a word or two without a comma.')

export const annotation = z.strictObject({
  v: z.literal(1),
  kind: z.literal('annotation'),
  /** W3C Web Annotation, section 3.3.5. */
  motivation: z.enum(['highlighting', 'commenting', 'questioning']),
  mark: z.enum(marks),
  target,
  /** Markdown. Empty only for a highlight. */
  body,
  /** Each once; a missing list is an empty one. */
  tags: z.array(tag).max(maxTags).refine((tags) => new Set(tags).size === tags.length, 'A tag is given once.').optional(),
  written: instant,
  edited: instant.optional(),
  follows,
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
  follows,
})

/** A nod to a note or reply, apart from what is said about it. One per person, thing and sign, at `reactionId`; taken back by a withdrawal. */
export const reaction = z.strictObject({
  v: z.literal(1),
  kind: z.literal('reaction'),
  /** Key of the annotation or reply. */
  of: entryKey,
  emoji: z.enum(reactions),
  written: instant,
})

/** One person's word on whether a thread is settled, at `resolutionId`. Of several people's the newest counts. */
export const resolution = z.strictObject({
  v: z.literal(1),
  kind: z.literal('resolution'),
  thread: entryKey,
  state: z.enum(['resolved', 'open']),
  written: instant,
})

/** One sentence or two, plain, without line breaks. */
const claimBody = z.string().min(1).max(maxClaim).refine((b) => b === b.trim() && !/\p{Cc}/u.test(b), 'A claim is a sentence without line breaks.')
/** The claim that another is put forward to, and what it does to it. */
export const answers = z.strictObject({ to: entryKey, relation: z.enum(answering) })

/** What somebody puts forward in a debate: in their own words, and where there is a target, resting on that passage of a reading of the course. */
export const claim = z.strictObject({
  v: z.literal(1),
  kind: z.literal('claim'),
  body: claimBody,
  target: target.optional(),
  /** Missing where it stands by itself, as a thesis does. */
  answers: answers.optional(),
  written: instant,
  edited: instant.optional(),
  follows,
})

/** One person's word on what a claim does to another, beside what its own author says; at `linkId`, so one a person and pair. */
export const link = z.strictObject({
  v: z.literal(1),
  kind: z.literal('link'),
  from: entryKey,
  to: entryKey,
  relation: z.enum(relations),
  written: instant,
}).refine(({ from, to }) => from !== to, { path: ['to'], message: 'A claim is not joined to itself.' })

/** Where a person stands on a claim, at `positionId`: the latest counts; taken back by a withdrawal. */
export const position = z.strictObject({
  v: z.literal(1),
  kind: z.literal('position'),
  of: entryKey,
  side: z.enum(sides),
  written: instant,
})

/** A tombstone at the key of what its author took back: the words are gone, the place in the thread is kept. */
export const withdrawal = z.strictObject({
  v: z.literal(1),
  kind: z.literal('withdrawal'),
  /** Of an annotation or a claim: its place, so that what answers it keeps its passage. */
  target: target.optional(),
  /** Of a reply: its thread. */
  thread: entryKey.optional(),
  /** Of a claim: its place in the debate. */
  answers: answers.optional(),
  written: instant,
  withdrawn: instant,
})

export const entryValue = z.discriminatedUnion('kind', [annotation, reply, withdrawal, reaction, resolution, claim, link, position])

export type Annotation = z.infer<typeof annotation>
export type Reply = z.infer<typeof reply>
export type Withdrawal = z.infer<typeof withdrawal>
export type Reaction = z.infer<typeof reaction>
export type Resolution = z.infer<typeof resolution>
export type Claim = z.infer<typeof claim>
export type Link = z.infer<typeof link>
export type Position = z.infer<typeof position>
export type EntryValue = z.infer<typeof entryValue>
