import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'
import { settleLevels } from '../heading-levels.ts'
import { findStated, giveRoles } from '../metadata/stated.ts'
import type { ReadSource } from '../read-source.ts'
import { findArticle } from './article.ts'
import { readBlocks, readNote, type Reading } from './blocks.ts'
import { dropNotesHeadings } from './notes-heading.ts'
import { readMetadata, siteIn } from './metadata.ts'
import { findNotes, type Page } from './notes.ts'
import { dropMatter, findNamedTitle, readBeginning } from './page-matter.ts'
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
  const named = findNamedTitle(body)
  const taken = named === '' ? takeTitle(drafts, about.titles) : { title: named, rest: drafts }
  // Its heading is gone from the rest; without one, the first lines may say it.
  const begun = !whole && taken.rest.length === drafts.length && taken.title !== '' ? readBeginning(taken.rest, taken.title, named !== '', reading.dropped) : { ...taken, authors: [], date: undefined }
  const authors = about.authors.length > 0 ? about.authors : begun.authors.map((name) => ({ name }))
  const own = whole ? begun.rest : dropMatter(begun.rest, authors.map(({ name }) => name), reading.dropped)
  const site = whole ? undefined : siteIn(about.titles.at(-1) ?? '', begun.title)
  const settled = settleLevels(settleLooks(dropNotesHeadings(own, reading.dropped)))
  return {
    title: begun.title,
    authors,
    ...(about.language === undefined ? {} : { language: about.language }),
    metadata: { ...(site === undefined ? {} : { container: site }), ...(begun.date === undefined ? {} : { date: begun.date }), ...findStated(own), ...about.metadata },
    drafts: whole ? settled : giveRoles(settled),
    dropped: reading.dropped,
  }
}

/** A short line that is all bold, above a paragraph, is a heading where a page has no other way to say so; a claim of rights closes it. */
function settleLooks(drafts: DraftBlock[]): DraftBlock[] {
  const last = drafts.findLastIndex(({ type }) => type !== 'note')
  return drafts.map((draft, index) => settleLook(draft, drafts[index + 1], index === last))
}

function settleLook(draft: DraftBlock, next: DraftBlock | undefined, isLast: boolean): DraftBlock {
  if (draft.type !== 'paragraph') return draft
  const text = draft.text.trim()
  if (/^(?:©|copyright\b)/i.test(text) && isLast) return { ...draft, role: 'back' }
  const isBold = draft.marks.some(({ kind, start, end }) => kind === 'strong' && start <= draft.text.length - draft.text.trimStart().length && end >= draft.text.trimEnd().length)
  const isHeading = isBold && text.length < 80 && !text.includes('\n') && !/[.:;,!?…]$/.test(text) && next?.type === 'paragraph' && next.text.length > text.length
  return isHeading ? { ...draft, type: 'heading', level: 6, marks: draft.marks.filter(({ kind }) => kind !== 'strong') } : draft
}

/** What a page's links are relative to: its own address, or the one that it says instead. */
function findBase(root: Element, address: string): string {
  for (const element of elementsOf(root)) {
    const said = element.tagName === 'base' ? attribute(element, 'href') : ''
    if (said !== '' && URL.canParse(said, address)) return new URL(said, address).href
  }
  return address
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
