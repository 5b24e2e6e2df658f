import { canonicalText } from '@/lib/domain/reading/canonical-text.ts'
import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'
import { settleLevels } from '../heading-levels.ts'
import type { ReadSource } from '../read-source.ts'
import { classify } from './classify.ts'
import { findClosing } from './closing.ts'
import { type Note, restoreFlow } from './flow.ts'
import { takeFrontMatter } from './front-matter.ts'
import { makeTaker, readInline, verbatim } from './inline.ts'
import { findMetadata } from './metadata.ts'
import { settleLead } from './lead.ts'
import { readLines } from './lines.ts'
import { findNotes, markersIn } from './note-lines.ts'
import { findFormFeeds, takePageMarks } from './page-marks.ts'
import type { Dropped, Part } from './piece.ts'
import { joinLines } from './pieces.ts'
import { dropDebris } from './web-debris.ts'
import { makeSeams } from './wrap.ts'

/** A plain text as it was understood, with the role each part has in the work. */
export interface PlainText extends ReadSource {
  drafts: (DraftBlock & { role: Part['role'] })[]
}

/** A name that is printed in capitals, as the text has it elsewhere, else with one at the beginning of each part. */
function asWritten(name: string, source: string): string {
  if (name !== name.toUpperCase() || !/\p{Lu}{2}/u.test(name)) return name
  const plain = name.toLowerCase().replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase())
  const found = new RegExp(name.replace(/[^\p{L}\p{N} ]/gu, '.'), 'giu')
  return [...source.matchAll(found)].map(([one]) => one).find((one) => one !== name && /^\p{Lu}\p{Ll}/u.test(one)) ?? plain
}

/** Notes with signs: those of a line of authors tell who they are. */
const authorNotes = (notes: Note[]): Dropped[] => notes.filter(({ markers }) => markers === 'sign').map(({ printed, text }) => ({ why: 'affiliation', text: `${printed} ${text}` }))

/**
 * Plain text (typed, copied from a page, extracted from a PDF) as a reading, in stages that each look at one thing:
 * lines without page furniture -> pieces -> notes -> the flow mended over pages -> the beginning without a page's own words -> front matter -> what the page put
 * around -> the closing -> what each passage is -> words with their marks. Nothing is invented; what is left out is in `dropped`.
 */
export function readPlainText(whole: string): PlainText {
  const dropped: Dropped[] = []
  const { source, starts } = takePageMarks(whole, dropped)
  const guessed = new Set<string>()
  const seam = makeSeams(source, guessed)
  const pieces = joinLines(readLines(source, dropped), seam)
  const run = findNotes(pieces)
  const { passages, notes } = restoreFlow(pieces, run, seam, dropped)
  const lead = settleLead(passages, dropped)
  const { title, authors: named, front, passages: read, site = lead.site } = takeFrontMatter(lead.passages, dropped)
  const authors = named.map((name) => asWritten(name, source))
  const beforeArgument = new Set(read.slice(0, front))
  const own = dropDebris(read, dropped)
  const parts = classify(own, { front: own.filter((passage) => beforeArgument.has(passage)).length, closing: findClosing(own, authors) }, dropped)
  const known = findMetadata(canonicalText(source), named, parts, [...dropped, ...authorNotes(notes)], site)
  const take = makeTaker(run, notes)
  // A marker beside an author's name goes to the first words there are.
  const onAuthors = run === null ? [] : dropped.filter(({ why }) => why === 'author').flatMap(({ text }) => markersIn(text, run)).flatMap((marker) => (marker.style === 'sign' ? (take(marker) ?? []) : []))
  const drafts = parts.map(({ type, text, role, level, label }) => ({
    ...(type === 'table' ? verbatim(text) : readInline(text, run, take)).toBlock(type, { ...(level === undefined ? {} : { level }), ...(label === undefined ? {} : { label }) }),
    role,
  }))
  drafts[0]?.refs.unshift(...onAuthors.map((label) => ({ label, offset: 0 })))
  return {
    title,
    authors: known.authors.map((author) => ({ ...author, name: asWritten(author.name, source) })),
    metadata: known.metadata,
    drafts: settleLevels([
      ...drafts,
      ...notes.map(({ label, text }) => ({ ...readInline(text, null, () => null).toBlock('note', { label }), role: 'back' as const })),
    ]),
    dropped,
    ...(run !== null && [...run.anew].some((style) => style !== 'sign') ? { isRenumbered: true } : {}),
    guessed,
    pageStarts: starts.length > 0 ? starts : findFormFeeds(source),
  }
}
