import { attribute, elementsOf, parsePage, wordsOf } from '../html/tree.ts'
import { decodePage } from '../html/decode-page.ts'
import { child, descendants, parseXml, textOf } from '../zip/xml.ts'
import type { Zip } from '../zip/zip.ts'
import { type Package, resolvePath } from './package.ts'
import { closeEmpty } from './xhtml.ts'

/** What a book's table of contents calls its documents: for each path the first name that leads to it. */
export async function readContents(zip: Zip, { navigation, ncx }: Package): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  const add = (path: string, title: string) => {
    if (path !== '' && title !== '' && !titles.has(path)) titles.set(path, title.slice(0, 300))
  }
  const page = navigation === undefined ? null : await zip.read(navigation)
  if (navigation !== undefined && page !== null) {
    for (const element of elementsOf(parsePage(closeEmpty(decodePage(page))))) {
      if (element.tagName === 'a') add(resolvePath(navigation, attribute(element, 'href')), wordsOf(element, 300))
    }
  }
  const list = ncx === undefined || titles.size > 0 ? null : await zip.read(ncx)
  if (ncx !== undefined && list !== null) {
    for (const point of descendants(parseXml(list), 'navPoint')) {
      add(resolvePath(ncx, child(point, 'content')?.attributes.src ?? ''), textOf(child(point, 'navLabel', 'text')).replace(/\s+/g, ' ').trim())
    }
  }
  return titles
}
