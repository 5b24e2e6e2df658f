import { isDateLine } from '../metadata/date.ts'
import { institution } from '../metadata/people.ts'
import { isFrontHeading, isRunIn } from '../metadata/stated.ts'
import { byline } from './byline.ts'
import { endsSentence, sameWords, type Dropped } from './piece.ts'
import type { Passage } from './flow.ts'
import { namesBook } from './lead.ts'
import { takeMasthead } from './masthead.ts'
import { findTurns } from './speakers.ts'
import { isAboutShowing } from './web-words.ts'

export interface FrontMatter {
  title: string
  authors: string[]
  /** What is read, in order. */
  passages: Passage[]
  /** How many of them stand before the argument: a standfirst, captions, the abstract. */
  front: number
  /** What it stands in, as the top of the page shows it. */
  site?: string
}

/** More names than this are a list of something else; each costs a look at every line around the text. */
const mostAuthors = 100

const kicker = /^(?:analysis|opinion|commentary|comment|essay|review|interview|news|blog|op-ed|perspective|editorial|feature|report)\s*[|:–—]\s+/i
const publication = /^(?:doi\b|https?:\/\/|www\.|©|\(c\)\s|copyright\b|(?:please )?do not (?:cite|quote|circulate)|article reuse|received\b|accepted\b|published\b|reprints\b|issn\b|vol(?:ume|\.)|\d{4}, vol|[\w.-]+\.(?:com|org|net|edu)(?:\/\S*)?$)/i
const volume = /\bvol(?:ume|\.)\s*\d|\b\d+\s*\(\d+\)/i

/**
 * Title, authors and publication data, by where and how they stand before the first paragraph. A name counts as an author's
 * only where something bears it out: "By", an institution after it, or a note on the author at the end.
 */
export function takeFrontMatter(whole: Passage[], dropped: Dropped[]): FrontMatter {
  const { passages, site } = takeMasthead(whole, isPublication, dropped)
  const [first, ...rest] = passages
  if (first === undefined || !isTitle(first, rest)) return { title: '', authors: [], passages, front: 0 }
  const isTurn = findTurns(passages)
  const isAuthor = makeNameCheck(passages)
  const title = first.text.replace(/\s+/g, ' ').replace(kicker, '')
  const start = findArgument(rest, isTurn)
  const authors: string[] = []
  const closing = rest.slice(-40)
  const kept: Passage[] = []
  let [front, before] = [0, '']
  for (const [index, passage] of rest.slice(0, start).entries()) {
    const { text } = passage
    const next = rest[index + 1]
    const named = splitInstitution(text)
    const why = named !== null && isAuthor(named.name, next) ? 'author' : findMatter(passage, { next, title, closing, before }) ?? (kept.length < 3 && isAuthor(text, next, kept.length === 0) ? 'author' : null)
    if (why === 'author') authors.push(...readNames(named?.name ?? text))
    if (why === null) {
      kept.push(passage)
      if (isAbout(text, authors)) front = kept.length
      continue
    }
    before = why
    front = kept.length
    if (why === 'author' && named !== null) dropped.push({ why, text: named.name }, { why: 'affiliation', text: named.institution })
    else dropped.push({ why, text })
  }
  // A manuscript says its title again above its first paragraph.
  const after = rest.slice(start).filter(({ text }, index) => {
    const isAgain = index < 12 && text.length > 12 && sameWords(text) === sameWords(title)
    if (isAgain) dropped.push({ why: 'title, again', text })
    return !isAgain
  })
  const abstract = endOfAbstract(after)
  return { ...(site === undefined ? {} : { site }), title, authors: [...new Set(authors)].slice(0, mostAuthors), passages: [...kept, ...after], front: abstract > 0 ? kept.length + abstract : front }
}

/** Where the argument begins, or its abstract; of a text of short paragraphs, at the first that is a sentence or more. */
function findArgument(rest: Passage[], isTurn: (text: string) => boolean): number {
  const found = rest.findIndex((passage) => isProse(passage) || isTurn(passage.text) || isFrontHeading(passage.text) || isRunIn(passage.text))
  return found !== -1 ? found : Math.max(0, rest.findIndex(({ text }) => text.includes('\n') || (text.length >= 60 && endsSentence(text))))
}

/** "Mo Haug, Harbour School": a name with its institution on one line. */
function splitInstitution(text: string): { name: string; institution: string } | null {
  const [, name, place] = /^([^,]{4,60}),\s+(.{4,120})$/.exec(text) ?? []
  return name !== undefined && place !== undefined && isName(name) && !institution.test(name) && institution.test(place) && !endsSentence(place) ? { name, institution: place } : null
}

/** What tells who an author is, in a sentence. */
const isAbout = (text: string, authors: string[]) => text.length < 300 && authors.some((author) => text.startsWith(`${author} `) || new RegExp(String.raw`^(?:Mr|Ms|Mrs|Dr|Prof(?:essor)?|M|Mme)\.?\s(?:\p{L}+\s)?${(author.split(' ').at(-1) ?? '').replace(/[^\p{L}-]/gu, '')}\b`, 'u').test(text))

function isTitle({ text, lines }: Passage, rest: Passage[]): boolean {
  return rest.length > 0 && text.length <= 250 && lines <= 4 && !/[.:;,]$/.test(text) && !/^(?:[-*•>]|\d+[.)]\s)/.test(text) && rest.some((passage) => isProse(passage) || endsSentence(passage.text))
}

const isProse = (passage: Passage) => passage.text.length >= 200

/** Abstract and keywords: each heading with what follows it, or what begins with that word, up to the first passage that is neither. */
function endOfAbstract(passages: Passage[]): number {
  let end = 0
  for (let passage = passages[0]; passage !== undefined; passage = passages[end]) {
    if (isFrontHeading(passage.text)) end += 2
    else if (isRunIn(passage.text)) end += 1
    else break
  }
  return Math.min(end, passages.length)
}

interface Surroundings { next: Passage | undefined; title: string; closing: Passage[]; before: string }

function findMatter(passage: Passage, { next, title, closing, before }: Surroundings): string | null {
  const { text } = passage
  if (namesBook(text)) return null
  if (sameWords(text.replace(kicker, '')) === sameWords(title)) return 'title, again'
  if (isAboutShowing(text)) return 'around the article'
  if (byline.test(text) && text.length < 200 && readNames(text).length > 0) return 'author'
  if (isPublication(text)) return 'publication data'
  if (/\S@\S+\.\w/.test(text) && text.length < 250) return 'correspondence'
  const isOfAuthor = before === 'author' || before === 'affiliation'
  if (isOfAuthor && text.length < 200 && !endsSentence(text) && (institution.test(text) || office.test(text))) return 'affiliation'
  if (next !== undefined && text.length < 80 && !endsSentence(text) && volume.test(next.text)) return 'publication data'
  if (/^by\s+\p{Lu}/iu.test(text) && text.length < 200) return 'author'
  if (isName(text) && readNames(text).length > 0 && (/\p{L},?[*†‡§⁰¹²³⁴-⁹]|\^[a-z\d]\b/u.test(text) || isBorneOut(text, closing) || (next !== undefined && institution.test(next.text) && next.text.length < 200))) return 'author'
  if (institution.test(text) && text.length < 200 && !endsSentence(text)) return 'affiliation'
  return null
}

/** What somebody is. */
const office = /\b(?:fellow|professor|lecturer|analyst|director|researcher|editor|correspondent|columnist|scholar|candidate|historian|economist|journalist|writer|chair)\b/i

const isPublication = (text: string) => publication.test(text) || volume.test(text) || isDateLine(text)

/**
 * Whether a line under the title is a name with nothing to bear it out: two or three words, capitals all, none of which the text
 * has in small letters, before what is no heading.
 */
function makeNameCheck(passages: Passage[]): (text: string, next: Passage | undefined, isFirst?: boolean) => boolean {
  let small: Set<string> | null = null
  return (text, next, isFirst = false) => {
    const [name = '', affiliation] = text.split(/,\s+(?=.*(?:School|University|Universit|College|Institut))/u)
    const words = name.replace(marks, '').split(' ')
    if (words.length < 2 || words.length > 4 || !isName(name) || !(words.every((word) => /^\p{Lu}\p{Ll}|^\p{Lu}\.$|^(?:de|van|von|der|da|la)$/u.test(word)) || (/^[\p{Lu}\s.'’-]+$/u.test(name) && next !== undefined && (isDateLine(next.text) || institution.test(next.text)))) || notName.test(name)) return false
    if (affiliation !== undefined) return true
    small ??= new Set(passages.flatMap(({ text }) => text.match(/(?<!\p{L})\p{Ll}+/gu) ?? []))
    const isKnown = words.some((word) => (small ?? new Set()).has(word.toLowerCase()) && !/^(?:de|van|von|der|da|la)$/.test(word))
    return !isKnown && next !== undefined && (isFirst || isDateLine(next.text) || next.text === text || next.text.length > 60 || next.text.includes('\n') || endsSentence(next.text) || isFrontHeading(next.text) || isRunIn(next.text) || institution.test(next.text))
  }
}

const notName = /\b(?:note|author|abstract|summary|contents|keywords|part|chapter|act|scene|book|volume|introduction|preface|prologue|foreword|conclusion|epilogue|north|south|east|west|street|road|river|county|city|university|press|journal|review|new|old|saint|st)\b/i

/** Whether words are nothing but names of people. */
export const isName = (line: string) => isPlainName(line.replace(marks, ''))
const marks = /[⁰¹²³⁴-⁹*†‡§]+(?:,(?=[⁰¹²³⁴-⁹*†‡§]))?|\^[a-z\d](?:,[a-z\d])*(?![\p{L}\d])/gu
const isPlainName = (text: string) => /^(?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|da|del|di|la|le|bin|al)(?:\s+(?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|da|del|di|la|le|bin|al)){1,4}(?:(?:,|,? and|,? &)\s+\p{Lu}[\p{L}.'’ -]+)*$/u.test(text) && text.length < 120

/** Whether one of the last paragraphs begins with the name: a note on the author. */
const isBorneOut = (name: string, closing: Passage[]) => closing.some((passage) => passage.text.startsWith(`${name} `) && passage.text.length > name.length + 20)

export const readNames = (text: string) => text.replace(byline, '').replace(/\s+(?:for|in|on|at)\s.*$/, '').replace(marks, '').split(/\s*(?:, and |, & |,| [·•|] | and | & | und | et | y )\s*/).map((name) => name.trim()).filter((name) => isName(name) && !institution.test(name))
