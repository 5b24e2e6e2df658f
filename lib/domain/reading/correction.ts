import { z } from 'zod'
import { isPlainText } from '@/lib/domain/line.ts'
import { blockRoles } from './block.ts'

/**
 * What a person corrects in an import before it counts, one small thing each. Corrections are kept in the order they were made
 * and applied in that order (correct.ts), so that the last can be taken back, and what the importer gave stays as it was.
 * A piece is a block by its id (draft.ts); offsets are UTF-16 code units from its first character.
 */
const id = z.int().min(0)
const offset = z.int().min(0)
const label = z.string().trim().min(1).max(12).refine(isPlainText)

const plain = (max: number) => z.string().max(max).refine(isPlainText)
const words = (max: number) => plain(max).transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
/** Empty: the source says nothing of it. */
const detail = (max: number) => words(max).optional()

export const author = z.object({
  name: words(120).pipe(z.string().min(1)),
  affiliation: words(500).optional(),
  email: words(200).optional(),
  orcid: z.string().regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/).optional(),
})

/** What is said of the work; only what changes is there, and an empty text takes away. */
export const aboutChange = z.object({
  title: detail(300),
  authors: z.array(author).max(50).optional(),
  container: detail(500),
  date: z.string().regex(/^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$/).optional(),
  doi: z.string().regex(/^(10\.\d{4,9}\/\S{1,200})?$/).optional(),
  licence: detail(200),
  abstract: plain(20_000).transform((text) => text.normalize('NFC').trim()).optional(),
  keywords: z.array(words(100).pipe(z.string().min(1))).max(50).optional(),
  language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/).optional(),
})

/** What a piece can be made by hand. A table cannot: its cells would have to be guessed. */
export const madeTypes = ['heading', 'paragraph', 'blockquote', 'listItem', 'caption', 'pullquote', 'code', 'note'] as const

/** How two pieces become one: with a blank between, with none, without the hyphen at the end of the first, as two lines. */
export const joints = ['space', 'nothing', 'hyphen', 'line'] as const

export const edit = z.object({ start: offset, end: offset, text: plain(20_000) })

export const correction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('about'), set: aboutChange }),
  /** `level` of headings and list items; `label` of notes. */
  z.object({ kind: z.literal('type'), piece: id, type: z.enum(madeTypes), level: z.int().min(1).max(6).optional(), label: label.optional() }),
  z.object({ kind: z.literal('role'), piece: id, role: z.enum(blockRoles) }),
  z.object({ kind: z.literal('join'), piece: id, with: id, by: z.enum(joints) }),
  z.object({ kind: z.literal('split'), piece: id, at: offset }),
  /** Edits in order, which do not overlap; all their offsets are of the words as they were. */
  z.object({ kind: z.literal('words'), piece: id, edits: z.array(edit).min(1).max(500) }),
  z.object({ kind: z.literal('drop'), piece: id }),
  z.object({ kind: z.literal('restore'), piece: id }),
  /** What the importer left out, by its index, as a paragraph before that piece; null: at the end of the text. */
  z.object({ kind: z.literal('putBack'), leftOut: z.int().min(0), before: id.nullable() }),
  z.object({ kind: z.literal('move'), piece: id, before: id.nullable() }),
  /** The marker with that index leads to another note. */
  z.object({ kind: z.literal('point'), piece: id, ref: z.int().min(0), label }),
  /** A marker at `start`, instead of the words up to `end`. */
  z.object({ kind: z.literal('tie'), piece: id, start: offset, end: offset, label }),
  z.object({ kind: z.literal('untie'), piece: id, ref: z.int().min(0) }),
  /** A doubtful place has been looked at and is right. */
  z.object({ kind: z.literal('settle'), piece: id }),
])

/** How many corrections one import can hold. */
export const mostCorrections = 5000
export const corrections = z.array(correction).max(mostCorrections)

export type Correction = z.infer<typeof correction>
export type AboutChange = z.infer<typeof aboutChange>
export type MadeType = (typeof madeTypes)[number]
export type Joint = (typeof joints)[number]
export type Edit = z.infer<typeof edit>
