import type { Line } from './lines.ts'
import { continuesSentence, type Dropped } from './piece.ts'

/** Lines of one kind that may be furniture: their indexes, in order. */
interface Candidates {
  why: 'page number' | 'running head'
  at: number[]
}

/**
 * Leaves out page numbers, which stand alone and count up, and running heads, which stand alone and come again but for a
 * number. Either is believed only where, one time in three, a page is seen to end there: by a form feed, or because the text
 * goes on in the middle of a sentence. So chapters called "1", "2", "3" and a "Yes." said three times stay.
 */
export function dropFurniture(lines: Line[], dropped: Dropped[]): Line[] {
  const isAlone = (index: number) => lines[index]?.apart === true && (lines[index + 1]?.apart ?? true) && (lines[index]?.text.length ?? 0) < 90
  const alone = [...lines.keys()].filter(isAlone)
  const kinds = [findPageNumbers(lines, alone, bare), findPageNumbers(lines, alone, headed), ...findHeads(lines, alone)].filter(({ at }) => at.length >= 3)
  kinds.push(findPageNumbers(lines, alone, dashed))
  const candidates = new Set(kinds.flatMap(({ at }) => at))
  const furniture = new Map<number, string>()
  for (const { why, at } of kinds) {
    const seen = at.filter((index) => endsPage(lines, index, candidates)).length
    if (at.length > 0 && seen * 3 >= at.length) for (const index of at) furniture.set(index, why)
  }
  return leaveOut(lines, furniture, dropped)
}

/** A number alone: "12", "Page 12 of 20". */
const bare = /^(?:page\s+|[-–—|]\s*)?(?<number>\d{1,4})(?:\s*[-–—|]|\s*(?:of|\/)\s*\d{1,4})?$/i
/** One that means nothing else, so that a single one is believed: "- 12 -". */
const dashed = /^[-–—]\s+(?<number>\d{1,4})\s+[-–—]$/
/** One at an end of a running head, which may be another on the left page than on the right. */
const headed = /^(?:(?<number>\d{1,4})\s{2,}\S.{0,70}|\S.{0,70}?\s{2,}(?<last>\d{1,4}))$/

/** Numbers of that kind that count up by at most three. */
function findPageNumbers(lines: Line[], alone: number[], kind: RegExp): Candidates {
  const at: number[] = []
  let last = -1
  for (const index of alone) {
    const found = kind.exec(lines[index]?.text ?? '')?.groups
    const digits = found?.number ?? found?.last
    if (digits === undefined || (last !== -1 && (Number(digits) <= last || Number(digits) > last + 3))) continue
    last = Number(digits)
    at.push(index)
  }
  return { why: kind === headed ? 'running head' : 'page number', at }
}

/** The same words at three places or more, whatever their numbers; not a note's line, which begins with one. */
function findHeads(lines: Line[], alone: number[]): Candidates[] {
  const byShape = new Map<string, number[]>()
  for (const index of alone) {
    const text = lines[index]?.text ?? ''
    if (!/\p{L}{2}/u.test(text) || /^[[(]?\d{1,3}[.)\]]\s/.test(text) || /^[⁰¹²³⁴-⁹]/.test(text)) continue
    const shape = text.replace(/\d+/g, '#').toLowerCase()
    const at = byShape.get(shape)
    if (at === undefined) byShape.set(shape, [index])
    else at.push(index)
  }
  return [...byShape.values()].map((at) => ({ why: 'running head', at }))
}

function endsPage(lines: Line[], index: number, candidates: Set<number>): boolean {
  let after = index + 1
  while (after < index + 4 && candidates.has(after)) after += 1
  return lines.slice(index, after + 1).some((line) => line.newPage) || continuesSentence(lines[after]?.text ?? '')
}

function leaveOut(lines: Line[], furniture: Map<number, string>, dropped: Dropped[]): Line[] {
  let newPage = false
  return lines.flatMap((line, index) => {
    const why = furniture.get(index)
    if (why !== undefined) {
      dropped.push({ why, text: line.text })
      newPage = true
      return []
    }
    const kept = newPage ? { ...line, newPage } : line
    newPage = false
    return [kept]
  })
}
