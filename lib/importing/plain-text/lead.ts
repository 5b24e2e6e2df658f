import { isDateLine } from '../metadata/date.ts'
import { isFrontHeading, isRunIn } from '../metadata/stated.ts'
import { institution } from '../metadata/people.ts'
import { byline } from './byline.ts'
import { isCaption } from './captions.ts'
import type { Passage } from './flow.ts'
import { isKind } from './masthead.ts'
import { endsSentence, sameWords, type Dropped } from './piece.ts'
import { isAboutShowing, isOfSite } from './web-words.ts'

/** Passages that may stand before the first paragraph; more are no beginning but a text of short paragraphs. */
const mostOfLead = 45

/** A book under review, as the head of a review names it: its author is not the review's. */
export const namesBook = (text: string) => /\b\d+\s?pp\b|\bISBN\b|[$€£]\s?\d+\.\d\d/.test(text)

/**
 * What stands before the first paragraph, line by line where one of its lines is a name, a date or a page's own; without the
 * buttons and counters of a page and the list of contents; a picture's words below the title they stood
 * above. `site` is what the page says it was published in.
 */
export function settleLead(whole: Passage[], dropped: Dropped[]): { passages: Passage[]; site?: string } {
  const end = endOfLead(whole)
  const lines = whole.slice(0, end).filter((passage) => !isMenu(passage, dropped)).flatMap(splitLines)
  const kept: Passage[] = []
  let site: string | undefined
  const leave = (why: string, text: string) => { dropped.push({ why, text }) }
  const shows = lines.filter(({ text }) => isAboutShowing(text)).length
  for (let index = 0; index < lines.length; index += 1) {
    const passage = lines[index]
    const next = lines[index + 1]
    if (passage === undefined) continue
    const { text } = passage
    const afterKind = passage.isClose === true && isKind(lines[index - 1]?.text ?? '') && text.split(' ').length <= 2 && next?.isClose !== true
    if (/^published in$/i.test(text) && next !== undefined && next.text.length < 80) {
      site = next.text
      leave('publication data', `${text} ${site}`)
      index += 1
    } else if (isContents(text)) leave('table of contents', text)
    else if (/^(?:table of )?contents$/i.test(text) && next !== undefined && isContents(next.text)) leave('table of contents', text)
    else if (afterKind || (isAboutShowing(text) && !isOfSite(text) && (shows > 1 || index > 0))) leave('around the article', text)
    else kept.push(passage)
  }
  const titled = putTitleFirst(kept, dropped)
  return { passages: [...titled, ...whole.slice(end)], ...(site === undefined ? {} : { site }) }
}

/** Three entries or more with dots that lead to their pages. */
const isContents = (text: string) => /^contents\n1\.? /i.test(text) || (text.slice(0, 2000).match(/(?:\.\s?){4,}\s*\d{1,4}(?=\n|$)/g)?.length ?? 0) >= 3

function endOfLead(passages: Passage[]): number {
  const isWhole = ({ text }: Passage) => (text.length >= 200 && !text.includes('\n')) || isFrontHeading(text) || isRunIn(text)
  const prose = passages.slice(0, mostOfLead).findIndex(isWhole)
  if (prose !== -1) return prose
  const first = passages.slice(0, mostOfLead).findIndex(({ text }, index) => index > 0 && text.length >= 60 && endsSentence(text))
  // Buttons that still come belong to what stands before.
  const shown = passages.slice(0, Math.min(mostOfLead, Math.ceil(passages.length * 0.6))).findLastIndex(({ text }) => isAboutShowing(text) && text.length > 8)
  return Math.max(0, first, shown < 12 || shown < passages.length / 2 ? shown + 1 : 0)
}

/** Names of a site's parts, a line each. */
function isMenu({ text }: Passage, dropped: Dropped[]): boolean {
  const lines = text.split('\n')
  const isOne = lines.length >= 3 && lines.every((line) => line.split(' ').length <= 4) && lines.filter((line) => isKind(line) || isOfSite(line)).length >= 2
  if (isOne) dropped.push({ why: 'around the article', text })
  return isOne
}

function splitLines(passage: Passage): Passage[] {
  const lines = passage.text.split('\n')
  if (lines.length < 2 || lines.length > 14 || passage.text.length > 600 || passage.isTable === true || namesBook(passage.text) || isContents(passage.text)) return [passage]
  const tells = (line: string) => isAboutShowing(line) || byline.test(line) || isDateLine(line) || (institution.test(line) && !endsSentence(line)) || isKind(line)
  return lines.some(tells) ? lines.map((text, index) => ({ ...passage, text, lines: 1, isClose: index > 0 || passage.isClose === true })) : [passage]
}

/** Where the title is, of which a publisher's cover stands above the article's own: it comes again, with a name below it. */
function findRepeated(lead: Passage[]): number {
  const again = lead.slice(0, 8).filter(({ text }, index) => text.length > 20 && lead.some((other, at) => at > index + 1 && sameWords(other.text) === sameWords(text)))
  const found = again.length === 0 ? -1 : lead.indexOf(again.reduce((longest, one) => (one.text.length > longest.text.length ? one : longest)))
  return found > 0 && lead.slice(0, found).every(({ text }) => text.length < 120 && !endsSentence(text)) ? found : 0
}

/** A picture and its words may stand above a title, and a chapter's number; a title may go on in the next line. */
function putTitleFirst(lead: Passage[], dropped: Dropped[]): Passage[] {
  const isPicture = (index: number) => isCaption(lead[index]?.text ?? '') || (lead[index + 1]?.isClose === true && isCaption(lead[index + 1]?.text ?? ''))
  let at = 0
  while (at < lead.length && (isPicture(at) || isKind(lead[at]?.text ?? '')) && at < 6) at += 1
  const hasPicture = lead.slice(0, at).some((_, index) => isPicture(index))
  const ordered = hasPicture && at < lead.length ? [...lead.slice(0, at).filter((_, index) => !isPicture(index)), ...lead.slice(at, at + 1), ...lead.slice(0, at).filter((_, index) => isPicture(index)), ...lead.slice(at + 1)] : lead
  const named = findRepeated(ordered)
  for (const { text } of ordered.slice(0, named)) dropped.push({ why: 'publication data', text })
  const own = ordered.slice(named)
  const [first, second, ...rest] = own
  if (first === undefined || second === undefined) return own
  if (/^(?:chapter|part|lecture|kapitel|chapitre|cap[íi]tulo)\s+[\p{L}\d]{1,10}\.?$/iu.test(first.text) && second.text.length < 150 && !endsSentence(second.text)) {
    dropped.push({ why: 'publication data', text: first.text })
    return [second, ...rest]
  }
  const goesOn = second.isClose === true && second.text.length < 150 && !endsSentence(second.text) && !/\d|^https?:/.test(first.text + second.text) && (/^\p{Ll}/u.test(second.text) ? !byline.test(second.text) : /\b(?:the|of|and|in|on|a|an|for|to|from|with|de|la|le|der|die|und)$/i.test(first.text))
  return goesOn && sameWords(first.text) !== sameWords(second.text) ? [{ ...first, text: `${first.text} ${second.text}`, lines: first.lines + second.lines }, ...rest] : own
}
