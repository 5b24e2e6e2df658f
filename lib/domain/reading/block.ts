import { z } from 'zod'
import type { Author, Metadata } from './metadata.ts'
import type { PageLocator, PageRuns } from './pages.ts'

/**
 * A block of a version's canonical text, never empty. `start` and `end` are UTF-16 code units into that text, half-open.
 * Blocks are in order and do not overlap; between two blocks stands exactly one "\n", which belongs to neither.
 * A marker of a note takes no room in the text: it is a `ref` at an offset. A line break inside a block is a "\n" of its text;
 * the rows of a table are lines, its cells stand between tabs, its first row is its head.
 */
export const blockTypes = ['heading', 'paragraph', 'blockquote', 'listItem', 'caption', 'pullquote', 'table', 'code', 'note'] as const

/** Where in a work a block stands: before its argument (abstract, keywords, standfirst), in it, after it. */
export const blockRoles = ['front', 'body', 'back'] as const

export const markKinds = ['emphasis', 'strong', 'link', 'sup', 'code'] as const

const offset = z.int().min(0)

/**
 * An inline mark over `[start, end)` of the text, inside its block. A link leads either out (`href`: http, https or mailto) or,
 * as a short form of a citation does, to the note with the label `note`.
 */
export const inlineMark = z.object({
  kind: z.enum(markKinds),
  start: offset,
  end: offset,
  href: z.string().max(2000).optional(),
  note: z.string().min(1).max(12).optional(),
})

/** A reference to the note with `label`, standing at `offset` (between two characters) of the text. */
export const noteRef = z.object({ label: z.string().min(1).max(12), offset })

export const block = z.object({
  type: z.enum(blockTypes),
  start: offset,
  end: offset,
  /** heading: 1 to 6, where 1 is the level of the title, so that a text's own sections begin at 2. listItem: its depth, from 1. */
  level: z.int().min(1).max(6).optional(),
  /** note: its label, as printed, unique in the text. listItem of a numbered list: its number. */
  label: z.string().max(12).optional(),
  /** Absent: body. */
  role: z.enum(blockRoles).optional(),
  marks: z.array(inlineMark).default([]),
  refs: z.array(noteRef).default([]),
})

export type BlockType = (typeof blockTypes)[number]
export type BlockRole = (typeof blockRoles)[number]
export type InlineMark = z.infer<typeof inlineMark>
export type NoteRef = z.infer<typeof noteRef>
export type Block = z.infer<typeof block>

/** What an importer gives: an immutable text with its blocks, and what is known of the work. */
export interface ImportedReading extends Metadata {
  /** Empty when the text names none. */
  title: string
  authors: Author[]
  keywords: string[]
  /** BCP 47; "und" when it could not be told. */
  language: string
  /** NFC, well-formed, no NUL, "\n" between blocks. */
  text: string
  blocks: Block[]
  /** What the source held and the text does not, in the order of the source. */
  dropped: { why: string; text: string }[]
  /** Sentences on what may have come out wrong, for the person who looks the import over. */
  warnings: string[]
  /** Where what may have come out wrong stands, `[start, end)` of the text in order, and why, as a sentence. */
  doubts?: Doubt[]
  /** The printed pages; absent where the source tells of none. */
  pages?: PageLocator[]
  /** Of a PDF: where its words stand, page by page. */
  pageRuns?: PageRuns[]
}

export interface Doubt { start: number; end: number; why: string }
