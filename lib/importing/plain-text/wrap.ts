import { endsInAddress, goesOnInAddress, withoutBrackets } from './address-seam.ts'
import type { Line } from './lines.ts'

/** Lines longer than this were not broken to fit a page. */
const widest = 120

/**
 * The width, in characters, that a source's lines were broken to fit; null when each line is a paragraph of its own. It is
 * the length that all but one in twenty of its broken lines keep within.
 */
export function findWidth(lines: Line[]): number | null {
  const lengths = lines.filter((line, index) => line.text.length <= widest && lines[index + 1]?.apart === false).map((line) => line.text.length).sort((a, b) => a - b)
  const short = lines.reduce((sum, line) => sum + (line.text.length <= widest ? line.text.length : 0), 0)
  const all = lines.reduce((sum, line) => sum + line.text.length, 0)
  const width = lengths[Math.floor(lengths.length * 0.95)]
  if (width !== undefined && isVerseThroughout(lines, width)) return null
  if (width === undefined || lengths.length < 3 || short < all / 2 || width < 30) return null
  const filled = lengths.filter((length) => length > width * 0.75).length
  return filled > lengths.length / 2 ? width : null
}

/**
 * Whether a source is all verse: its lines are short, and in nearly half of those that another follows the next word would
 * have fitted, which lines that were broken to fit never leave.
 */
export function isVerseThroughout(lines: Line[], width = lines.reduce((most, line) => Math.max(most, line.text.length), 0)): boolean {
  const inner = lines.filter((_, index) => lines[index + 1]?.apart === false)
  const isProse = lines.filter((line) => /[.!?]\s+\p{Lu}/u.test(line.text)).length > lines.length / 6
  if (isProse || inner.length < 4 || inner.length < lines.length / 2 || lines.some((line) => line.text.length > 80 || /\p{L}[-\u2010]$/u.test(line.text))) return false
  const early = lines.filter((line, index) => {
    const next = lines[index + 1]
    return next?.apart === false && line.text.length + 1 + (next.text.split(' ', 1)[0]?.length ?? 0) <= width
  })
  return early.length >= inner.length * 0.45
}

/** Whether the break after `line` was made because the next word would not have fitted. A ragged margin gives a fifth. */
export function isWrapped(line: Line, next: Line, width: number): boolean {
  const word = next.text.slice(0, width).split(' ', 1)[0] ?? ''
  return line.text.length + 1 + word.length > width * 0.8 && line.text.length <= width * 1.5
}

/** Scripts that put no blanks between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u

/** How two halves meet: the first as it then reads, and what stands between. */
export interface Seam {
  before: string
  glue: '' | ' '
}

/** The rest of a word on the next line, which is no word by itself. */
const brokenOff = /(?<=\p{L}[-\u2010][ \t\r]*)\n\s*\p{L}+/gu

/**
 * How the halves of a line or a paragraph are joined: a hyphen at the end of the first is decided by the source's own words,
 * an address that was broken stays one. A word whose hyphen the source says nothing of goes to `guessed`, as it then reads.
 */
export function makeSeams(source: string, guessed = new Set<string>()): (before: string, after: string) => Seam {
  let words: Set<string> | null = null
  const isWord = (word: string) => {
    words ??= new Set(source.toLowerCase().replace(brokenOff, ' ').match(/\p{L}+(?:[-\u2010]\p{L}+)*(?![-\u2010\p{L}])/gu))
    return words.has(word.toLowerCase())
  }
  return (before, after) => {
    if (goesOnInAddress(before, after, isWord)) return { before: withoutBrackets(before), glue: '' }
    if (unspaced.test(before.slice(-2)) && unspaced.test([...after.slice(0, 2)][0] ?? '')) return { before, glue: '' }
    const first = before.endsWith('-') || before.endsWith('\u2010') ? /(\p{L}+).$/u.exec(before.slice(-80))?.[1] : undefined
    const second = /^\p{L}+/u.exec(after.slice(0, 80))?.[0]
    if (first === undefined || second === undefined || endsInAddress(before)) return { before, glue: /[\u2014\u2013/]$/.test(before) && !endsInAddress(before) ? '' : ' ' }
    // One more hyphen in it, and it is a compound: "well-" and "to-do".
    if (/^\p{L}+[-\u2010]\p{L}/u.test(after) || /\p{L}[-\u2010]\p{L}+.$/u.test(before.slice(-80))) return { before, glue: '' }
    const isKnown = isWord(first + second)
    const isSure = isWord(`${first}-${second}`) || /^\p{Lu}/u.test(second)
    const keeps = isSure || (!isKnown && isWord(first) && isWord(second))
    if (!isSure && !isKnown) guessed.add(keeps ? `${before.slice(-80).match(/[\p{L}-]+$/u)?.[0] ?? ''}${second}` : first + second)
    return { before: keeps ? before : before.slice(0, -1), glue: '' }
  }
}
