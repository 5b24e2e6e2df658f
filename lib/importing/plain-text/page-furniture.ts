import type { Line } from './lines.ts'
import { continuesSentence, sameWords, type Dropped } from './piece.ts'

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
  // A number alone at the very end of a page that a form feed ends.
  for (const index of alone) if (/^\d{1,4}$/.test(lines[index]?.text ?? '') && lines[index + 1]?.newPage === true) furniture.set(index, 'page number')
  for (const index of findKnownHeads(lines, alone, furniture)) furniture.set(index, 'running head')
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

/** As law reviews have them: "302 Moorhaven Law Quarterly [Vol. 22", "2015] THE LAW OF THE LANDING 303". */
const bracketed = /^\d{1,4}\s+\S.{3,70}\[Vol\.?\s?\d{1,4}:?\d*\]?$|^\d{4}\]\s+\S.{2,70}\s\d{1,4}$/i
/** Lines of a beginning: title, names, journal. */
const mostOfBeginning = 30

/**
 * Lines that say part of what the beginning says (the title, a name, the journal's) beside a page's number, on their own line with
 * one or next to one. Two authors may be named together who stand apart there.
 */
function findKnownHeads(lines: Line[], alone: number[], furniture: Map<number, string>): number[] {
  const prose = lines.findIndex(({ text }, index) => text.length >= 200 || lines.slice(index, index + 4).every((line, at) => line.text.length > 45 && (at === 0 || !line.apart)))
  const end = Math.min(prose === -1 ? mostOfBeginning : prose, mostOfBeginning)
  const beginning = lines.slice(0, end).filter(({ text }) => !/(?:\.\s?){4}/.test(text)).map(({ text }) => ` ${sameWords(text)} `)
  const isKnown = (head: string) => {
    const words = sameWords(head.replace(/\d+(?:\(\d+\))?/g, ' ')).replace(/ et al$/, '')
    if (!words.includes(' ')) return false
    return beginning.some((line) => line.includes(` ${words} `)) || (/ and /.test(words) && words.split(' and ').every((name) => beginning.some((line) => line.endsWith(` ${name} `))))
  }
  // Right under a page's last note, with no blank line between, one still stands above a number.
  const under = [...lines.keys()].filter((index) => lines[index]?.apart === false && lines[index + 1]?.apart === true && furniture.get(index + 1) === 'page number' && (lines[index]?.text.length ?? 0) < 90)
  return [...alone, ...under].filter((index) => {
    const text = lines[index]?.text ?? ''
    if (furniture.has(index)) return false
    if (bracketed.test(text)) return true
    if (index < end && !/^\D{4,60}\s\d{1,3}$/.test(text)) return false
    const [, before, headAfter, headBefore, after] = /^(?:(\d{1,4})\s*[/|•·–—]?\s+(\S.*)|(\S.*?)\s*[/|•·–—]?\s+(\d{1,4}))$/.exec(text) ?? []
    const head = headAfter ?? headBefore
    const number = before ?? after
    if (head !== undefined && number !== undefined) return isKnown(head) && (index >= end || /^\p{Lu}[\p{Lu}\s]+$/u.test(head))
    const isBeside = [index - 1, index + 1].some((near) => furniture.get(near) === 'page number')
    return isBeside && isKnown(text)
  })
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
