import { AppError } from '@/lib/domain/error.ts'
import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'
import { settleLevels } from '../heading-levels.ts'
import { readBlocks, readNote, type Reading } from '../html/blocks.ts'
import { decodePage } from '../html/decode-page.ts'
import { decode, moveRefs, takeTitle } from '../html/html.ts'
import { dateOf, doiOf, languageOf, licenceOf, settle, splitNames } from '../html/metadata.ts'
import { findNotes, type Page } from '../html/notes.ts'
import { dropNotesHeadings } from '../html/notes-heading.ts'
import { surveyPage } from '../html/survey.ts'
import { type Element, parsePage, wordsOf } from '../html/tree.ts'
import type { ReadSource } from '../read-source.ts'
import { openZip, type Zip } from '../zip/zip.ts'
import { type ListedPage, readContents } from './contents.ts'
import { type Package, readPackage, resolvePath } from './package.ts'
import { closeEmpty } from './xhtml.ts'

/** Bytes of a book's documents together, which are all parsed before its notes can be tied, and their elements. */
const maxPages = 24 * 1024 * 1024
const maxElements = 300_000

interface Chapter extends Page { title: string; isAside: boolean }

/**
 * An EPUB book as a reading, or one chapter of it: its documents in the order of reading through the importer of web pages,
 * with notes tied across them. Nothing else in the archive is looked at.
 * @throws AppError too-large, invalid (damaged, locked, no such chapter)
 */
export async function readEpub(bytes: Uint8Array, chapter?: number): Promise<ReadSource> {
  const { about, pages, pageList } = await openBook(bytes)
  const chapters = pages.filter(isChapter)
  const chosen = chapter === undefined ? pages : chapters.slice(chapter - 1, chapter)
  if (chosen.length === 0) throw new AppError('invalid', `This book has ${chapters.length} chapters. Choose one of them.`, { field: 'chapter' })
  const { drafts, dropped } = readPages(chosen, pages, pageList)
  const [book = ''] = about.said('title')
  const taken = chapter === undefined ? dropTitle(drafts, book) : takeTitle(drafts, chosen.map((one) => one.title).filter((title) => title !== ''))
  return {
    title: taken.title,
    authors: about.authors.flatMap(splitNames),
    ...languageOf(about.said('language')[0] ?? ''),
    metadata: settle({
      container: chapter === undefined ? undefined : book,
      date: about.said('date').map(dateOf).find((date) => date !== undefined),
      doi: doiOf(about.said('identifier')),
      licence: licenceOf(about.said('rights')[0]),
      abstract: about.said('description').map((description) => wordsOf(parsePage(description), 5000))[0],
      keywords: about.said('subject').slice(0, 50),
    }),
    drafts: settleLevels(dropNotesHeadings(taken.rest, dropped)),
    dropped,
  }
}

/** The chapters of a book that `readEpub` can be asked for, numbered from 1. Throws as it does. */
export async function listChapters(bytes: Uint8Array): Promise<{ number: number; title: string }[]> {
  const { pages } = await openBook(bytes)
  return pages.filter(isChapter).map(({ title }, index) => ({ number: index + 1, title }))
}

const isChapter = (page: Chapter) => !page.isAside && page.survey.words(page.root) > 0

async function openBook(bytes: Uint8Array): Promise<{ about: Package; pages: Chapter[]; pageList: ListedPage[] }> {
  const zip = await openZip(bytes)
  const about = await readPackage(zip)
  const { titles, pageList } = await readContents(zip, about)
  const budget = { elements: maxElements, bytes: maxPages }
  const pages: Chapter[] = []
  for (const { path, isAside } of about.documents) {
    const root = await readPage(zip, path, budget)
    if (root !== null) pages.push({ path, isAside, root, survey: surveyPage(root), title: titles.get(path) ?? '' })
  }
  return { about, pages, pageList }
}

async function readPage(zip: Zip, path: string, budget: { elements: number; bytes: number }) {
  const bytes = await zip.read(path)
  if (bytes === null) return null
  budget.bytes -= bytes.length
  if (budget.bytes < 0) throw new AppError('too-large', 'The text of this book is larger than 24 MB, the most a reading may have. Upload its chapters one by one.', { field: 'file' })
  return parsePage(closeEmpty(decodePage(bytes).replaceAll('\0', '')), budget)
}

function readPages(chosen: Chapter[], pages: Chapter[], pageList: ListedPage[]): { drafts: DraftBlock[]; dropped: ReadSource['dropped'] } {
  const byPath = new Map(pages.map((page) => [page.path, page]))
  const find = (page: Chapter | undefined, fragment: string) => page?.survey.byId(fragment) ?? page?.survey.byId(decode(fragment))
  const notes = findNotes(pages, (href, from) => {
    const [path = '', fragment = ''] = href.split('#')
    const page = path === '' ? byPath.get(from.path) : byPath.get(resolvePath(from.path, path))
    const target = find(page, fragment)
    return page === undefined || target === undefined ? null : { page, target }
  }, chosen)
  const pageStarts = new Map<Element, string>()
  for (const { path, fragment, label } of pageList) {
    const page = byPath.get(path)
    const begins = fragment === '' ? page?.root : find(page, fragment)
    if (begins !== undefined) pageStarts.set(begins, label)
  }
  const dropped: ReadSource['dropped'] = []
  const read: Reading['read'] = new Set()
  const readingOf = (page: Page): Reading => ({ survey: page.survey, notes, article: null, dropped, read, pageStarts })
  const drafts: DraftBlock[] = []
  for (const page of chosen) if (!page.isAside) drafts.push(...dropHeadingsOfNotes(readBlocks(page.root, readingOf(page)), dropped))
  for (const note of notes.notes.keys()) {
    const page = read.has(note) ? undefined : pages.find(({ survey }) => survey.place(note).to > 0)
    if (page !== undefined) drafts.push(...readNote(note, readingOf(page)))
  }
  return { drafts, dropped }
}

/** A document of notes alone has headings for their chapters, which are of no use where the notes are tied. */
function dropHeadingsOfNotes(drafts: DraftBlock[], dropped: ReadSource['dropped']): DraftBlock[] {
  const hasNotes = drafts.some((draft) => draft.type === 'note')
  if (!hasNotes || drafts.some((draft) => draft.type !== 'note' && draft.type !== 'heading')) return drafts
  for (const draft of drafts) if (draft.type === 'heading') dropped.push({ why: 'heading of the notes', text: draft.text.trim() })
  return drafts.filter((draft) => draft.type === 'note')
}

/** The book's title is its package's; the title page's words that say the same leave the text. */
function dropTitle(drafts: DraftBlock[], title: string): { title: string; rest: DraftBlock[] } {
  const same = drafts.slice(0, 10).findIndex((draft) => draft.refs.length === 0 && draft.text.replace(/\s+/g, ' ').trim().toLowerCase() === title.toLowerCase())
  return { title: title.slice(0, 300), rest: same === -1 ? drafts : moveRefs(drafts, same) }
}
