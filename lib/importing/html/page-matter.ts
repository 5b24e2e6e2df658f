import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'
import { findDate, isDateLine } from '../metadata/date.ts'
import { byline } from '../plain-text/byline.ts'
import { isName, readNames } from '../plain-text/front-matter.ts'
import { isDebris } from '../plain-text/web-debris.ts'
import { isAboutShowing, isNeverWords, namesOthers } from '../plain-text/web-words.ts'
import type { ReadSource } from '../read-source.ts'
import { attribute, type Element, elementsOf, wordsOf } from './tree.ts'

/** What a page says beside its article's words: when it came out, what kind of piece it is, what else there is to read. */
const matter = /^(?:opinion|op-ed|analysis|commentary|essay|review|interview|feature|research article|original article)$|^received\b.{4,40}\b(?:accepted|revised|published)\b|^(?:[—–-]|by|in|on|published in)$|^(?:by\s+)?\d+[- ]min(?:ute)?s? read\s*[·•|—-]?\s*(?:\p{L}{3,9}\.? \d{1,2}, \d{4})?$/iu

/** Blocks at a page's beginning that may be about the page. */
const beginning = 14

/** What a page shows around its article's words, where it stands among them: what is left of them is the article's own. */
export function dropMatter(drafts: DraftBlock[], authors: string[], dropped: ReadSource['dropped']): DraftBlock[] {
  const prose = drafts.findIndex(({ type, text }) => type === 'paragraph' && text.length >= 120)
  const lastProse = drafts.findLastIndex(({ type, text }) => type === 'paragraph' && text.length >= 200)
  let isAfterOthers = false
  return drafts.filter(({ type, text }, index) => {
    const words = text.replace(/\s+/g, ' ').trim()
    if (type === 'heading') isAfterOthers = index > lastProse && namesOthers(words)
    if (isAfterOthers && type !== 'note') {
      dropped.push({ why: 'beside the text', text: words })
      return false
    }
    if (type !== 'paragraph') return true
    const isEarly = index < Math.min(beginning, prose === -1 ? 8 : Math.max(8, prose))
    const isShown = (prose === -1 ? index < 8 : index < prose && index < beginning) ? isAboutShowing(words) : isNeverWords(words)
    const isSite = /^published in$/i.test(drafts[index - 1]?.text.trim() ?? '') && isEarly && words.length < 60
    const why = isEarly && words.length < 200 && (isSite || matter.test(words) || isDateLine(words) || authors.includes(words.replace(/^by\s+/i, ''))) ? 'publication data' : isShown ? 'around the article' : isDebris(words) ? 'beside the text' : null
    if (why !== null) dropped.push({ why, text: words })
    return why === null
  })
}

/** The title that a word processor or an editor gave its paragraph, where a page says it by a class. */
export function findNamedTitle(body: Element): string {
  for (const element of elementsOf(body)) if (element.tagName === 'p' && element.attrs.length > 0 && /(^|\s)(title|MsoTitle)(\s|$)/.test(attribute(element, 'class'))) return wordsOf(element, 300)
  return ''
}

const key = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

export interface Beginning { title: string; authors: string[]; date?: string; rest: DraftBlock[] }

/**
 * Title, names and date where a page has no heading for the first: its first lines say what the title of its window does, and
 * below stand a byline, a name alone and a day.
 */
export function readBeginning(drafts: DraftBlock[], title: string, isNamed: boolean, dropped: ReadSource['dropped']): Beginning {
  const at = drafts.slice(0, 10).findIndex(({ type, text }) => (type === 'paragraph' || type === 'heading') && isTitle(text.split('\n', 1)[0] ?? '', title, isNamed))
  const [shown = '', ...lines] = (drafts[at]?.text ?? '').split('\n').map((line) => line.trim())
  const made: Beginning = { title: at === -1 ? title : shown, authors: [], rest: drafts }
  const read = (line: string) => {
    if (made.authors.length === 0 && (byline.test(line) || isName(line)) && line.length < 120) made.authors = readNames(line)
    else if (isDateLine(line)) made.date = findDate(line)?.date ?? ''
    else return false
    dropped.push({ why: 'publication data', text: line })
    return true
  }
  if (at !== -1 && lines.every((line) => line === '' || byline.test(line) || isDateLine(line))) {
    lines.forEach(read)
    made.rest = drafts.filter((_, index) => index !== at)
  }
  const from = at === -1 ? 0 : at
  made.rest = made.rest.filter(({ type, text }, index) => !(index >= from && index < from + 4 && type === 'paragraph' && !text.includes('\n') && (at !== -1 || isNamed) && read(text.trim())))
  return made
}

/** A line that says all of a title, or its first part ("Wells" of "Wells - A magazine"). */
const isTitle = (line: string, title: string, isNamed: boolean) => line.length >= 8 && (isNamed ? key(line) === key(title) : key(title).startsWith(key(line)) && key(line).length >= key(title).length * 0.4)
