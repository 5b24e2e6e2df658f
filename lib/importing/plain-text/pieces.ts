import type { Line } from './lines.ts'
import type { Piece } from './piece.ts'
import { findWidth, isVerseThroughout, isWrapped, type Seam } from './wrap.ts'

/** What begins something new in the middle of a run of lines: a bullet, a number, a quotation mark of e-mail, a heading. */
const opener = /^(?:[-*\u2022\u2023\u25e6\u2043]\s+\S|\(?\d{1,3}[.)]\s+\S|\((?:[a-z]|[ivx]{2,4})\)\s+\S|\[\^?\d{1,3}\]:?\s+\S|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+\s?\p{Lu}|#{1,6}\s+\S|>)/u

/**
 * Lines joined to pieces. In a source whose lines were broken to fit, a piece ends at a blank line, where the next word would
 * have fitted, and where an indent begins a paragraph; else each line is a piece, but for verse.
 */
export function joinLines(lines: Line[], seam: (before: string, after: string) => Seam): Piece[] {
  const width = findWidth(lines)
  const isPoem = width === null && isVerseThroughout(lines)
  return groupLines(lines).flatMap((group, index) => {
    const table = readTable(group)
    if (table !== null) return [{ ...toPiece(group, '\n', seam), text: table, isTable: true }]
    const isLines = isVerse(group, width) || (isPoem && index > 0 && group.length > 1)
    return isLines ? [toPiece(group, '\n', seam)] : splitGroup(group, width).map((run) => toPiece(run, ' ', seam))
  })
}

function groupLines(lines: Line[]): Line[][] {
  const groups: Line[][] = []
  for (const line of lines) {
    const group = line.apart || line.newPage ? undefined : groups.at(-1)
    if (group === undefined) groups.push([line])
    else group.push(line)
  }
  return groups
}

function splitGroup(group: Line[], width: number | null): Line[][] {
  const margin = group.slice(1).reduce((least, line) => Math.min(least, line.indent), Infinity)
  const runs: Line[][] = []
  for (const [index, line] of group.entries()) {
    const before = group[index - 1]
    const run = runs.at(-1)
    // Set in as a whole, and over where the lines are not.
    const endsSetIn = run !== undefined && run.length >= 2 && line.indent + 3 <= (before?.indent ?? 0) && run.every(({ indent }) => indent === before?.indent)
    if (before !== undefined && !endsSetIn && goesOn(before, line, width, margin)) run?.push(line)
    else runs.push([line])
  }
  return runs
}

function goesOn(before: Line, line: Line, width: number | null, margin: number): boolean {
  if (before.text.startsWith('>') && line.text.startsWith('>')) return true
  if (opener.test(line.text) || /^[=\-_]{3,}$/.test(line.text)) return false
  const credit = /^\(.{0,80}(?:CC BY|image|photo|picture|credit|flickr|getty|reuters|wikimedia|\u00a9)/i.test(line.text)
  // The second line of an entry that hangs out.
  const hangs = line.indent >= before.indent + 2 && /^(?:https?:|www\.|doi\b|\p{Ll})/u.test(line.text)
  if (width === null) return (credit && before.text.length < 200) || hangs
  return credit || (isWrapped(before, line, width) && !(line.indent >= margin + 2 && line.indent > before.indent && !opener.test(before.text)))
}

/** Rows of cells that tabs or wide gaps part, as many in each: cells between tabs, rows as lines. */
function readTable(group: Line[]): string | null {
  if (group.length < 3) return null
  const rows = group.map(({ text }) => text.split(/\t| {3,}/))
  const columns = rows[0]?.length ?? 0
  return columns >= 2 && rows.every((row) => row.length === columns && row.every((cell) => cell !== '' && cell.length < 60)) ? rows.map((row) => row.join('\t')).join('\n') : null
}

/** Lines that count up by one are notes or items, not verse. */
function isCounted(group: Line[]): boolean {
  const numbers = group.map(({ text }) => Number(/^[[(]?(\d{1,3})[\]).]?\s+\S/.exec(text)?.[1] ?? NaN))
  return numbers.every((number, index) => (index === 0 ? !Number.isNaN(number) : number === (numbers[index - 1] ?? 0) + 1))
}

/** Three or more short lines, each broken where it was meant. */
function isVerse(group: Line[], width: number | null): boolean {
  if (group.length < 3 || isCounted(group) || group.some((line) => line.text.length > 70 || opener.test(line.text))) return false
  return group.slice(1).every((line, index) => {
    const before = group[index]
    return before !== undefined && (width === null || !isWrapped(before, line, width))
  })
}

/** The words of lines as one piece, broken where `between` is a line break, else joined by their seams. */
function toPiece(lines: Line[], between: ' ' | '\n', seam: (before: string, after: string) => Seam): Piece {
  const parts: string[] = []
  const isQuoted = lines[0]?.text.startsWith('>') === true
  for (const [index, line] of lines.entries()) {
    const text = isQuoted && index > 0 ? line.text.replace(/^>[>\s]*/, '') : line.text
    const last = parts.pop()
    if (last === undefined) parts.push(text)
    else if (between === '\n') parts.push(last, '\n', text)
    else {
      const { before, glue } = seam(last, text)
      parts.push(before, glue, text)
    }
  }
  return {
    text: parts.join(''),
    lines: lines.length,
    indent: lines.reduce((least, line) => Math.min(least, line.indent), Infinity),
    newPage: lines[0]?.newPage ?? false,
    isClose: lines[0]?.apart === false,
  }
}
