import { decodePage } from '../html/decode-page.ts'
import { attribute, type Element, elementsOf, parentOf, parsePage, wordsOf } from '../html/tree.ts'
import { child, descendants, parseXml, textOf } from '../zip/xml.ts'
import type { Zip } from '../zip/zip.ts'
import { type Package, resolvePath } from './package.ts'
import { closeEmpty } from './xhtml.ts'

/** Where a printed page begins: at an element of one of the book's documents, or ("") with the document. */
export interface ListedPage { path: string; fragment: string; label: string }

export interface Contents {
  /** What the table of contents calls the documents: for each path the first name that leads to it. */
  titles: Map<string, string>
  /** The printed pages, where the book lists them; of several that begin at one place the last. */
  pageList: ListedPage[]
}

/** A printed page's number as a list of pages gives it: "12", "xiv", "Page 12". */
const pageNumber = /^(?:page\s+)?(\d{1,5}|[ivxlcdm]{1,8})$/i

/** What a book's navigation says: EPUB 3's document, else EPUB 2's NCX. */
export async function readContents(zip: Zip, { navigation, ncx }: Package): Promise<Contents> {
  const contents: Contents = { titles: new Map(), pageList: [] }
  const name = (path: string, title: string) => {
    if (path !== '' && title !== '' && !contents.titles.has(path)) contents.titles.set(path, title.slice(0, 300))
  }
  const list = (from: string, href: string, shown: string) => {
    const label = pageNumber.exec(shown.trim())?.[1]
    const path = resolvePath(from, href)
    if (label !== undefined && path !== '') contents.pageList.push({ path, fragment: href.split('#')[1] ?? '', label })
  }
  const page = navigation === undefined ? null : await zip.read(navigation)
  if (navigation !== undefined && page !== null) {
    for (const element of elementsOf(parsePage(closeEmpty(decodePage(page))))) {
      if (element.tagName !== 'a') continue
      if (kindOf(element) === 'page-list') list(navigation, attribute(element, 'href'), wordsOf(element, 40))
      else name(resolvePath(navigation, attribute(element, 'href')), wordsOf(element, 300))
    }
  }
  const isToldAll = contents.titles.size > 0 && contents.pageList.length > 0
  const bytes = ncx === undefined || isToldAll ? null : await zip.read(ncx)
  if (ncx === undefined || bytes === null) return contents
  const root = parseXml(bytes)
  const sourceOf = (point: Parameters<typeof child>[0]) => child(point, 'content')?.attributes.src ?? ''
  const wordsIn = (point: Parameters<typeof child>[0]) => textOf(child(point, 'navLabel', 'text')).replace(/\s+/g, ' ').trim()
  if (contents.titles.size === 0) for (const point of descendants(root, 'navPoint')) name(resolvePath(ncx, sourceOf(point)), wordsIn(point))
  if (contents.pageList.length === 0) for (const target of descendants(root, 'pageTarget')) list(ncx, sourceOf(target), wordsIn(target))
  return contents
}

/** What the list that an entry stands in is of: `epub:type` of the nav around it. */
function kindOf(link: Element): string {
  for (let around = parentOf(link); around !== null; around = parentOf(around)) {
    if (around.tagName === 'nav') return /\bpage-list\b|\bdoc-pagelist\b/.test(`${attribute(around, 'epub:type')} ${attribute(around, 'role')}`) ? 'page-list' : 'contents'
  }
  return 'contents'
}
