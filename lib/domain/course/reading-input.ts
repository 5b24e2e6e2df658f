import { z } from 'zod'
import { isPlainText } from '@/lib/domain/line.ts'
import { isWallTime } from './zoned-time.ts'

/** What the forms of a reading send; the routes parse with the same schemas, so a sentence is written once. */

/** Bytes of one upload. */
export const maxUpload = 20 * 1024 * 1024
export const tooLargeSentence = 'This file is larger than 20 MB, which is the most a reading can be. Split it, or save it without pictures.'
/** What a file picker offers. */
export const acceptedFiles = '.pdf,.docx,.epub,.html,.htm,.md,.txt'

const text = (what: string, max: number) =>
  z.string().max(max, `${what} can have at most ${max} characters.`).refine(isPlainText, `${what} cannot contain control characters.`)

/**
 * POST /api/courses/[courseId]/imports and /api/readings/[readingId]/imports, as multipart form fields: `file`, or `pasted` with
 * `format` (html: what a page or a document gives when it is copied), or `address`.
 */
export const importFields = z.object({
  pasted: z.string().optional(),
  format: z.enum(['text', 'markdown', 'html'], 'Choose plain text or Markdown.').optional(),
  address: z.string().trim().max(2000, 'A web address can have at most 2000 characters.').refine(isPlainText, 'This is not a web address.').optional(),
  /** Of an EPUB book: the one chapter to read, from 1. */
  chapter: z.string().trim().regex(/^(?:[1-9]\d{0,3})?$/, 'Write the number of the chapter, or nothing for the whole book.').transform((number) => (number === '' ? undefined : Number(number))).optional(),
})

/** PUT /api/readings/[readingId]/original: whether members may download the file that it was made from. */
export const originalInput = z.object({ shared: z.boolean() })

const wallTime = (sentence: string) =>
  z.string(sentence).transform((value) => (value === '' ? null : value)).nullish().transform((value) => value ?? null)
    .refine((value) => value === null || isWallTime(value), sentence)

/** PUT /api/readings/[readingId]/assignment: wall time in the course's zone, YYYY-MM-DDTHH:mm, as <input type="datetime-local"> gives it. */
export const assignmentInput = z.object({
  opensAt: wallTime('Write the day and the time it opens.'),
  dueAt: wallTime('Write the day and the time it is due.'),
  prompt: text('What you ask', 4000).default('').transform((value) => value.trim()),
})
/** ISO 8601, UTC. */
export interface AssignmentResult { opensAt: string | null; dueAt: string | null }

export const pastDueSentence = 'This due date is in the past. Choose a later one.'
export const opensAfterDueSentence = 'It would open after it is due. Choose an earlier opening or a later due date.'

export type ImportFields = z.infer<typeof importFields>
export type AssignmentInput = z.infer<typeof assignmentInput>
