import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'
import { settleLevels } from '../heading-levels.ts'
import { isDateLine } from '../metadata/date.ts'
import { findStated, giveRoles } from '../metadata/stated.ts'
import { isDebris } from '../plain-text/web-debris.ts'
import type { ReadSource } from '../read-source.ts'
import { findArticle } from './article.ts'
import { readBlocks, readNote, type Reading } from './blocks.ts'
import { dropNotesHeadings } from './notes-heading.ts'
import { readMetadata } from './metadata.ts'
import { findNotes, type Page } from './notes.ts'
import { surveyPage } from './survey.ts'
import { attribute, type Element, elementsOf, isElement, parsePage } from './tree.ts'

/**
 * A web page as a reading. Of a saved page (`whole` false) only its article is read, and the rest is named in `dropped`; of a
 * pasted fragment everything. An allow-list: what is not known as words of the text does not come in, and no address is kept
 * but those of links, which `joinBlocks` judges; of a page that was fetched, `address` is where from, and its links are read from there.
 * @throws AppError too-large, invalid
 */
export function readHtml(html: string, { whole = false, address }: { whole?: boolean; address?: string } = {}): ReadSource {
  const root = parsePage(html.replaceAll('\0', ''))
  const about = readMetadata(root)
  const body = root.childNodes.filter(isElement).find((element) => element.tagName === 'body') ?? root
  const page: Page = { path: '', root, survey: surveyPage(root) }
  const notes = findNotes([page], (href) => findAim(href, page))
  const reading: Reading = { survey: page.survey, notes, article: whole ? null : findArticle(body, page.survey), dropped: [], read: new Set(), ...(address === undefined ? {} : { base: findBase(root, address) }) }
  const drafts = readBlocks(body, reading)
  for (const note of notes.notes.keys()) drafts.push(...readNote(note, reading))
  const { title, rest } = takeTitle(drafts, about.titles)
  const own = whole ? rest : dropMatter(rest, about.authors.map(({ name }) => name), reading.dropped)
  const settled = settleLevels(dropNotesHeadings(own, reading.dropped))
  return {
    title,
    authors: about.authors,
    ...(about.language === undefined ? {} : { language: about.language }),
    metadata: { ...findStated(own), ...about.metadata },
    drafts: whole ? settled : giveRoles(settled),
    dropped: reading.dropped,
  }
}

/** What a page's links are relative to: its own address, or the one that it says instead. */
function findBase(root: Element, address: string): string {
  for (const element of elementsOf(root)) {
    const said = element.tagName === 'base' ? attribute(element, 'href') : ''
    if (said !== '' && URL.canParse(said, address)) return new URL(said, address).href
  }
  return address
}

/** What a page says beside its article's words: when it came out, what kind of piece it is, what else there is to read. */
const matter = /^(?:opinion|op-ed|analysis|commentary|essay|review|interview|feature|research article|original article)$|^received\b.{4,40}\b(?:accepted|revised|published)\b/i

function dropMatter(drafts: DraftBlock[], authors: string[], dropped: ReadSource['dropped']): DraftBlock[] {
  return drafts.filter(({ type, text }, index) => {
    if (type !== 'paragraph') return true
    const words = text.replace(/\s+/g, ' ').trim()
    const why = index < 8 && words.length < 200 && (matter.test(words) || isDateLine(words) || authors.includes(words.replace(/^by\s+/i, ''))) ? 'publication data' : isDebris(words) ? 'beside the text' : null
    if (why !== null) dropped.push({ why, text: words })
    return why === null
  })
}

/** A saved page's links to itself may carry its whole address. */
function findAim(href: string, page: Page): { page: Page; target: Element } | null {
  const fragment = href.slice(href.indexOf('#') + 1)
  const target = page.survey.byId(fragment) ?? page.survey.byId(decode(fragment))
  return target === undefined ? null : { page, target }
}

export function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/**
 * The title by what the page says of itself, in the words of its heading where that says the same or is part of it
 * ("Wells - A magazine"); the heading then leaves the text.
 */
export function takeTitle(drafts: DraftBlock[], titles: string[]): { title: string; rest: DraftBlock[] } {
  const at = drafts.findIndex((draft) => draft.type === 'heading' && draft.level === 1)
  const heading = at === -1 ? '' : tidy(drafts[at]?.text ?? '')
  const isOnly = at !== -1 && drafts.filter((draft) => draft.type === 'heading' && draft.level === 1).length === 1
  const same = titles.some((title) => heading !== '' && key(title).includes(key(heading)))
  const isTitle = at !== -1 && (same || (isOnly && drafts.slice(0, at).every((draft) => draft.text.length < 300)))
  const rest = isTitle ? moveRefs(drafts, at) : drafts
  return { title: (isTitle ? heading : tidy(titles[0] ?? '')).slice(0, 300), rest }
}

/** A marker in the title, and a page that begins with it, go to the words after it. */
export function moveRefs(drafts: DraftBlock[], at: number): DraftBlock[] {
  const rest = drafts.filter((_, index) => index !== at)
  const next = rest[at]
  const refs = drafts[at]?.refs ?? []
  const pages = (drafts[at]?.carried ?? []).filter(({ kind }) => kind === 'page').map((span) => ({ ...span, start: 0, end: 0 }))
  if (next !== undefined && next.type !== 'note') rest[at] = { ...next, ...(pages.length > 0 ? { carried: [...pages, ...(next.carried ?? [])] } : {}), refs: [...refs.map(({ label }) => ({ label, offset: 0 })), ...next.refs] }
  return rest
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()
const key = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
