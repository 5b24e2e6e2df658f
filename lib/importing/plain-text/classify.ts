import { backHeading, isKeywordsHeading, isRunIn } from '../metadata/stated.ts'
import type { Passage } from './flow.ts'
import { isCaption, isNumberedPicture } from './captions.ts'
import { endsSentence, sameWords, type Dropped, type Part } from './piece.ts'
import { findTurns } from './speakers.ts'

export { backHeading }
export { isCaption } from './captions.ts'

const figure = /^(?:fig(?:ure|\.)?|table)\s+\d/i
const bullet = /^[-*•‣◦⁃]\s+/
const number = /^\(?(\d{1,3}|[a-z])[.)]\s+/

/**
 * What each passage of a text is: longer ones are paragraphs, a short one has to show what it is. The first `front` stand
 * before the argument, those from `closing` on after it.
 */
export function classify(whole: Passage[], { front, closing }: { front: number; closing: number }, dropped: Dropped[]): Part[] {
  const passages = whole.flatMap((passage) => splitCaptions(passage, dropped))
  const added = (upTo: number) => whole.slice(0, upTo).reduce((sum, passage) => sum + splitCaptions(passage, []).length - 1, 0)
  const [frontEnd, closingStart] = [front + added(front), closing + added(closing)]
  const isPulled = findPullQuotes(passages)
  const isTurn = findTurns(passages)
  const hasRoman = passages.some(({ text }) => roman.test(text) && text.length < 100)
  const isSetIn = findSetIn(passages)
  let isBack = false
  return passages.flatMap((passage, index): Part[] => {
    const { text } = passage
    const next = passages[index + 1]
    isBack ||= index >= closingStart
    const lead = passages[index - 1]?.text ?? ''
    const at = isBack ? 'back' : index < frontEnd ? 'front' : 'body'
    if (text.length < 200 && /^(?:[-=_*~#•·⁂]\s*){3,}$/.test(text)) return []
    const underlined = next !== undefined && /^(?:={3,}|-{3,})$/.test(next.text)
    if (isCaption(text) && text === passages[index - 1]?.text) {
      dropped.push({ why: 'caption, again', text })
      return []
    }
    if (isCaption(text)) return [{ type: 'caption', text, role: at }]
    if (next !== undefined && isCaption(next.text) && text.length > 20 && sameWords(next.text).startsWith(sameWords(text))) {
      dropped.push({ why: 'caption, again', text })
      return []
    }
    if (isNumberedPicture(text) && next !== undefined && next.text.length < 150 && !endsSentence(next.text)) return [{ type: 'caption', text, role: at }]
    if (isNumberedPicture(passages[index - 1]?.text ?? '') && text.length < 150 && !endsSentence(text)) return [{ type: 'caption', text, role: at }]
    if (next?.isClose === true && text.length < 200 && isCaption(next.text) && !figure.test(next.text) && passage.lines === 1) return [{ type: 'caption', text, role: at }]
    if (text.startsWith('>')) return [{ type: 'blockquote', text: text.replace(/^>[>\s]*/, ''), role: at }]
    if (passage.isTable === true) return [{ type: 'table', text, role: at }]
    if (passage.setOff || isSetIn(passage)) return [{ type: 'blockquote', text, role: at }]
    // A motto, and whose it is.
    const isMotto = (one: string, after: string | undefined) => one.length < 500 && after !== undefined && /^[—–―]\s?\p{Lu}\p{L}+[^\d]{2,100}$/u.test(after)
    if (isMotto(text, next?.text) || (isMotto(lead, text) && lead !== '')) return [{ type: 'blockquote', text, role: at }]
    if (isQuoted(text, lead)) return [{ type: 'blockquote', text, role: at }]
    if (isTurn(text)) return [{ type: 'paragraph', text, role: at }]
    const item = readItem(passages, index)
    if (item !== null) return [{ ...item, role: at }]
    if (isPulled(text)) return [{ type: 'pullquote', text, role: at }]
    const isKeywords = at === 'front' && (isRunIn(text) || isKeywordsHeading(passages[index - 1]?.text ?? ''))
    if (!isKeywords && (underlined || isHeading(passage, next, passages[index + 2]))) {
      isBack ||= backHeading.test(text) && endsArgument(passages, index)
      return [{ type: 'heading', text: text.replace(/^#{1,6}\s+|\s+#+$/g, ''), level: levelOf(text, hasRoman), role: isBack ? 'back' : at }]
    }
    return [{ type: 'paragraph', text, role: at }]
  })
}

/** Set off after a colon: with its source in brackets or a note's marker at its end, or all of it between quotation marks. */
function isQuoted(text: string, lead: string): boolean {
  if (!/:(?:\[\d+\]|[⁰¹²³⁴-⁹])*$/.test(lead) || lead.length < 40 || text.includes('\n') || /^(?:[-*•]|\(?\d{1,3}[.)])\s/.test(text)) return false
  const isAll = /^[“"«„»]/.test(text) && /[”"»“«](?:\s?\[\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3}|\d{1,3})?$/.test(text)
  const hasSource = text.length > 60 && (/[.!?…]["”’)]?(?:\s?\[\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3}|(?<=[.!?…”"’])\d{1,3})$/.test(text) || /\([^()]{3,80}\d{2,4}[^()]{0,20}\)\.?$/.test(text))
  return hasSource || (isAll && text.length > 40 && /(?:\[\d{1,3}\]|[⁰¹²³⁴-⁹])$/.test(text))
}

/** What is said before the argument under a heading that usually closes one (who paid for it, a note on its author) does not close it. */
function endsArgument(passages: Passage[], heading: number): boolean {
  if (/^(?:references|bibliography|works cited)/i.test(passages[heading]?.text ?? '')) return true
  const length = (some: Passage[]) => some.reduce((sum, { text }) => sum + text.length, 0)
  const references = passages.findIndex(({ text }, index) => index > heading && /^(?:references|bibliography|works cited)$/i.test(text))
  return length(passages.slice(0, heading)) >= length(passages.slice(heading + 1, references === -1 ? undefined : references))
}

/** The lines of a picture's text are captions each; what only says that there is a picture is left out. */
function splitCaptions(passage: Passage, dropped: Dropped[]): Passage[] {
  const lines = passage.text.split('\n')
  if (lines.length > 6 || !lines.some((line) => placeholder.test(line) || (lines.length > 1 && isCaption(line)))) return [passage]
  return lines.flatMap((text) => {
    if (!placeholder.test(text)) return [{ ...passage, text }]
    dropped.push({ why: 'image', text })
    return []
  })
}

const placeholder = /^\[(?:image|photo|picture|figure|video|embed|map)\b[^\]]{0,200}\]$/i

/** A list's item has a neighbour that is one too. */
export function readItem(passages: Pick<Passage, 'text'>[], index: number): Omit<Part, 'role'> | null {
  const text = passages[index]?.text ?? ''
  const near = [passages[index - 1]?.text ?? '', passages[index + 1]?.text ?? '']
  if (bullet.test(text) && near.some((other) => bullet.test(other))) return { type: 'listItem', text: text.replace(bullet, '') }
  const label = number.exec(text)?.[1]
  const isOnly = (label === '1' || label === 'a') && /:$/.test(near[0] ?? '')
  if (label === undefined || !(isOnly || near.some((other) => areInSequence(label, number.exec(other)?.[1])))) return null
  return { type: 'listItem', text: text.replace(number, ''), label }
}

function areInSequence(label: string, other: string | undefined): boolean {
  if (other === undefined) return false
  const value = (one: string) => (/^\d/.test(one) ? Number(one) : one.charCodeAt(0) + 1000)
  return Math.abs(value(label) - value(other)) === 1
}

/** A heading is short, begins like one, does not end like a sentence, and something follows it. */
function isHeading(passage: Passage, next: Passage | undefined, afterNext?: Passage): boolean {
  const { text } = passage
  if (/^#{1,6}\s+\S/.test(text)) return true
  if (next === undefined || text.includes('\n') || text.length > 150 || text.split(' ').length > 18) return false
  if (/(?:[:;,\-–—]|[.!?][”’"')\]»]*)(?:\s?\[\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3})?$/.test(text.replace(/\?(?:\[\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3})?$/, '')) && !/^(?:\d+|[IVX]+)\.$/.test(text)) return false
  // Two sentences, the last without its point, are no heading's.
  if (/\p{Ll}{3}\.\s+\p{Lu}/u.test(text)) return false
  if (/[!…]$/.test(text) || !/^[\p{Lu}\p{N}“"‘'¿¡\p{Lo}]/u.test(text) || /\S@\S|https?:\/\//.test(text)) return false
  // A heading right above another.
  if (afterNext !== undefined && text.length < 60 && next.text.length < 60 && endsSentence(afterNext.text) && afterNext.text.length > 60 && isHeading(next, afterNext)) return true
  return next.text.length > text.length || endsSentence(next.text) || (counted.test(text) && text.length < 100)
}

const roman = /^(?:[IVX]{1,5})\.\s+\p{Lu}/u
/** A heading's number: "II.", "2.1", "B." */
const counted = /^(?:[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2})*\.?|[A-Z]\.)\s+\p{Lu}/u

function levelOf(text: string, hasRoman: boolean): number {
  const marks = /^(#{1,6})\s/.exec(text)?.[1]?.length
  if (marks !== undefined) return Math.min(marks + 1, 6)
  if (hasRoman && /^[A-HJ-UWYZ]\.\s/.test(text)) return 3
  const parts = /^(\d+(?:\.\d+)*)\.?\s/.exec(text)?.[1]?.split('.').length ?? 1
  return Math.min(parts + 1, 6)
}

/** Whether all lines of a passage are set in, where those of the text are not. */
function findSetIn(passages: Passage[]): (passage: Passage) => boolean {
  const whole = passages.filter(({ lines }) => lines >= 2)
  const isUsual = whole.filter(({ indent }) => indent === 0).length > whole.length / 2
  return ({ indent, lines, text }) => isUsual && indent >= 3 && lines >= 2 && !text.includes('\n')
}

/** How far from the paragraph that says it too a pull quote may stand, in passages. */
const near = 12

/** Short sentences that a paragraph near them says too, as a page sets them large beside it. */
export function findPullQuotes(passages: Pick<Passage, 'text'>[]): (text: string) => boolean {
  const known = new Map<string, string>()
  const said = (text: string) => {
    const words = known.get(text) ?? ` ${sameWords(text)} `
    known.set(text, words)
    return words
  }
  const pulled = new Set<string>()
  for (const [index, { text }] of passages.entries()) {
    if (text.length < 40 || text.length > 320 || !endsSentence(text)) continue
    const words = ` ${sameWords(text)} `
    if (passages.slice(Math.max(0, index - near), index + near + 1).some((passage) => passage.text.length > Math.max(120, text.length * 1.6) && said(passage.text).includes(words))) pulled.add(text)
  }
  return (text) => pulled.has(text)
}
