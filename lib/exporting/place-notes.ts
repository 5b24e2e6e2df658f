import type { Block } from '@/lib/domain/reading/block.ts'
import { blockAt, paragraphNumbers } from '@/lib/domain/reading/outline.ts'
import { pageAt, type PageLocator } from '@/lib/domain/reading/pages.ts'

/** Where in a reading a note stands, as a citation says it. */
export interface NotePlace {
  /** The heading it stands under; null above the first. */
  heading: string | null
  /** "¶ 12", "¶¶ 12–13", "note 3", with the printed page before it where pages are known ("p. 7, ¶ 12"); null where nothing of it is. */
  where: string | null
}

/** A note's range in the version's text, UTF-16 code units; null for a note that was not found in it. */
export interface Ranged {
  range: { start: number; end: number } | null
}

/**
 * `notes` in the order of the reading, each with its place; those without a range come last, in the order they came in.
 * `pages`: where the printed pages begin; none for a text without.
 */
export function placeNotes<Note extends Ranged>(notes: Note[], text: string, blocks: Block[], pages: PageLocator[] = []): (Note & NotePlace)[] {
  const numbers = numbersBefore(blocks)
  const headings = headingsAbove(text, blocks)
  const sorted = [...notes].sort((a, b) => compareRanges(a.range, b.range))
  return sorted.map((note) => {
    const first = note.range && blockAt(blocks, note.range.start)
    const last = note.range && blockAt(blocks, note.range.end)
    if (first === null || last === null) return { ...note, heading: null, where: null }
    const where = [describePages(note.range, blocks[first], pages), describe(blocks[first], numbers[first] ?? 0, numbers[last] ?? 0)].filter((part) => part !== null).join(', ')
    return { ...note, heading: headings[first] ?? null, where: where === '' ? null : where }
  })
}

function describe(block: Block | undefined, from: number, to: number): string | null {
  if (block?.type === 'note') return `note ${block.label ?? ''}`
  if (block?.type === 'heading' && to === from) return null
  if (to > from) return `¶¶ ${from || 1}–${to}`
  return from > 0 ? `¶ ${from}` : null
}

/** Notes come last in the text, wherever their page is: of those nothing is said. */
function describePages(range: Ranged['range'], block: Block | undefined, pages: PageLocator[]): string | null {
  if (range === null || block?.type === 'note') return null
  const from = pageAt(pages, range.start)?.label
  const to = pageAt(pages, Math.max(range.start, range.end - 1))?.label
  if (from === undefined) return null
  return to === undefined || to === from ? `p. ${from}` : `pp. ${from}–${to}`
}

/** By block: the number it has, or that of the last numbered block before it. */
function numbersBefore(blocks: Block[]): number[] {
  let number = 0
  return paragraphNumbers(blocks).map((own) => (number = own ?? number))
}

/** By block: the words of the heading it stands under. A note of the text stands under none. */
function headingsAbove(text: string, blocks: Block[]): (string | null)[] {
  let heading: string | null = null
  return blocks.map((block) => {
    if (block.type === 'heading') heading = text.slice(block.start, block.end)
    return block.type === 'note' ? null : heading
  })
}

function compareRanges(a: Ranged['range'], b: Ranged['range']): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return a.start - b.start || a.end - b.end
}
