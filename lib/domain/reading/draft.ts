import type { Block, ImportedReading } from './block.ts'
import { canonicalText, hasWords } from './canonical-text.ts'
import { type Carried, clipCarried, moveCarried } from './carried.ts'
import { joinBlocks, type DraftBlock } from './join-blocks.ts'
import type { Metadata } from './metadata.ts'
import { settleCarried, type Sheet } from './settle-carried.ts'

/** A block while it is looked over: with a name that stays its own, and its words, marks and pages counted from its own start. */
export interface Piece extends DraftBlock {
  id: number
  /** Left out by hand; it keeps its place, so that it can come back. */
  dropped?: true
  carried: Carried[]
}

/** What is said of a work, all of it. */
export type About = Omit<Metadata, 'keywords'> & Pick<ImportedReading, 'title' | 'authors' | 'keywords' | 'language'>

/** An import taken apart to be corrected. It is never changed: a correction gives another, which shares what stayed. */
export interface Draft {
  about: About
  /** In the order of the text; notes stand last when it is put together. */
  pieces: readonly Piece[]
  /** What the importer left out; what was put back stays listed, with the piece that it became. */
  leftOut: readonly { why: string; text: string; piece?: number }[]
  warnings: readonly string[]
  sheets: readonly Sheet[] | undefined
  /** The next piece's id. */
  nextId: number
}

/** Takes an import apart. */
export function toDraft(imported: ImportedReading): Draft {
  const { text, blocks, dropped, warnings, pages, pageRuns } = imported
  const shares = shareOut(blocks, spansOf(imported))
  return {
    about: aboutOf(imported),
    pieces: blocks.map(({ start, end, marks, refs, ...block }, id): Piece => ({
      ...block,
      id,
      text: text.slice(start, end),
      marks: marks.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start })),
      refs: refs.map((ref) => ({ ...ref, offset: ref.offset - start })),
      carried: shares[id] ?? [],
    })),
    leftOut: dropped,
    warnings,
    sheets: pageRuns?.map(({ width, height }, index) => ({ width, height, label: pages?.[index]?.label ?? String(index + 1) })),
    nextId: blocks.length,
  }
}

/** Puts it together again. What `checkVersion` asks of a text holds, as long as any words are left. */
export function fromDraft({ about, pieces, leftOut, warnings, sheets }: Draft): ImportedReading {
  const { carried, ...joined } = joinBlocks(keepPages(pieces))
  return {
    ...about,
    ...joined,
    dropped: leftOut.filter(({ piece }) => piece === undefined).map(({ why, text }) => ({ why, text })),
    warnings: [...warnings],
    ...settleCarried(joined.blocks, carried, sheets && [...sheets]),
  }
}

/** Whether words of it are in the text. */
export const isLive = (piece: Piece) => piece.dropped === undefined && hasWords(canonicalText(piece.text))

/** The pieces in the order in which they are read: the text, then its notes. */
export function inReadingOrder(pieces: readonly Piece[]): Piece[] {
  return [...pieces.filter((piece) => piece.type !== 'note'), ...pieces.filter((piece) => piece.type === 'note')]
}

/** The pieces that stay, a page that begins in one that does not beginning in the next that does. */
function keepPages(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = []
  let waiting: Carried[] = []
  for (const piece of pieces) {
    if (piece.dropped !== undefined) {
      waiting.push(...piece.carried.filter(({ kind }) => kind === 'page').map((span) => ({ ...span, start: 0, end: 0 })))
      continue
    }
    const takes = waiting.length > 0 && piece.type !== 'note'
    kept.push(takes ? { ...piece, carried: [...waiting, ...piece.carried] } : piece)
    if (takes) waiting = []
  }
  return kept
}

function aboutOf({ title, authors, container, date, doi, licence, abstract, keywords, language }: ImportedReading): About {
  return {
    title, authors, keywords, language,
    ...(container === undefined ? {} : { container }),
    ...(date === undefined ? {} : { date }),
    ...(doi === undefined ? {} : { doi }),
    ...(licence === undefined ? {} : { licence }),
    ...(abstract === undefined ? {} : { abstract }),
  }
}

/** Where its pages can be told by what stands on them, their beginnings need not be carried. */
function spansOf({ pages = [], pageRuns, doubts = [] }: ImportedReading): Carried[] {
  const spans: Carried[] = doubts.map((doubt) => ({ kind: 'doubt', ...doubt }))
  for (const [page, { runs }] of (pageRuns ?? []).entries()) {
    for (const [start, length, x, y, width, height] of runs) spans.push({ kind: 'place', start, end: start + length, page, x, y, width, height })
  }
  if (pageRuns === undefined) for (const { label, start } of pages) spans.push({ kind: 'page', start, end: start, label })
  return spans.sort((a, b) => a.start - b.start)
}

/** Gives each block what it carries, counted from its start. Both lists are in order; blocks cover the text but for line breaks. */
function shareOut(blocks: Block[], spans: Carried[]): Carried[][] {
  const shares = blocks.map((): Carried[] => [])
  let index = 0
  for (const span of spans) {
    while (index < blocks.length - 1 && (blocks[index]?.end ?? 0) < span.start) index += 1
    for (let at = index; at < blocks.length; at++) {
      const block = blocks[at]
      if (block === undefined || block.start > span.end || (block.start === span.end && span.start < span.end)) break
      const clipped = span.start === span.end ? moveCarried(span, -block.start) : clipCarried(span, block.start, block.end)
      if (clipped !== null) shares[at]?.push(clipped)
      if (span.start === span.end) break
    }
  }
  return shares
}
