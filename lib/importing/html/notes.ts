import type { Survey } from './survey.ts'
import { attribute, type Element, inline, parentOf, wordsOf } from './tree.ts'

/** A document of a reading: a page, or one of the files of a book. `path` tells them apart. */
export interface Page {
  path: string
  root: Element
  survey: Survey
}

export interface Notes {
  /** Elements that are nothing but a marker, with the label of the note. */
  refs: Map<Element, string>
  /** Elements that hold a note, in order. */
  notes: Map<Element, { label: string; printed: string }>
  /** Links from a note back to its marker. */
  backLinks: Set<Element>
}

/** `page` is the one that the note stands in. */
interface Ref { link: Element; shown: Element; printed: string; note: Element; page: Page }

const marker = /^[[(]?\s*(?:(?:note|fn)\s*)?(\d{1,4}|[*†‡§¶#]{1,5}|[a-z]{1,2}|[ivxlc]{1,7})\s*[\])]?[.,]?$/i
const noteName = /(^|[^a-z])(fn|ftn|edn|foot-?notes?|end-?notes?|notes?|cite[_-]?note|sdfootnote\w*|easy-footnote\w*)[^a-z]*/i
const returns = /^[\s[(]*[↩↑⏎^⤴⬆▲]\p{M}*[\s\])]*$|^(back|return|jump up)$/iu

/**
 * The notes of pages and the markers that lead to them: links that say so (DPUB-ARIA, EPUB, the classes of common writers), or
 * whose words are a marker and whose aim is named or placed as a note. `find` resolves an address as seen from a page. Where `readPages` are named, only
 * their markers count.
 */
export function findNotes(pages: Page[], find: (href: string, from: Page) => { page: Page; target: Element } | null, readPages: Page[] = pages): Notes {
  const found: Ref[] = []
  const backLinks = new Set<Element>()
  const order = new Map(pages.map((page, index) => [page, index]))
  for (const page of pages) {
    for (const link of page.survey.links) {
      if (!attribute(link, 'href').includes('#')) continue
      // Comments of a word processor are no notes.
      if (/#cmnt(_ref)?\d/.test(attribute(link, 'href'))) {
        backLinks.add(link)
        continue
      }
      if (isBackLink(link)) {
        backLinks.add(link)
        continue
      }
      const printed = marker.exec(wordsOf(link, 20))?.[1]
      const aim = printed === undefined ? null : find(attribute(link, 'href'), page)
      if (printed === undefined || aim === null) continue
      const isAhead = aim.page === page ? page.survey.place(aim.target).from > page.survey.place(link).from : (order.get(aim.page) ?? 0) > (order.get(page) ?? 0)
      const says = saysRef(link)
      if (!says && !isAhead) {
        if (looksLikeNoteLink(link)) backLinks.add(link)
        continue
      }
      if (!says && !looksLikeNoteLink(link)) continue
      if (!readPages.includes(page)) continue
      const note = noteAround(aim.target)
      if (note === null || isOfAuthors(note) || isOfAuthors(link) || (aim.page === page && page.survey.holds(note, link))) continue
      found.push({ link, shown: shownOf(link, printed), printed, note, page: aim.page })
    }
  }
  return label(found, order, backLinks)
}

function saysRef(link: Element): boolean {
  const around = parentOf(link)
  const said = [link, ...(around === null ? [] : [around])].map((element) => `${attribute(element, 'role')} ${attribute(element, 'epub:type')} ${attribute(element, 'class')}`).join(' ')
  return /doc-noteref|\bnoteref\b|footnote-?ref\b|\bfn-?ref\b/i.test(said)
}

function isBackLink(link: Element): boolean {
  const said = `${attribute(link, 'role')} ${attribute(link, 'epub:type')} ${attribute(link, 'class')} ${attribute(link, 'rev')}`
  return /doc-backlink|\bbacklink\b|footnote-?back\w*|fn-?back|reversefootnote/i.test(said) || returns.test(wordsOf(link, 20))
}

function looksLikeNoteLink(link: Element): boolean {
  const href = attribute(link, 'href')
  if (noteName.test(href.slice(href.indexOf('#') + 1))) return true
  const around = parentOf(link)
  return around?.tagName === 'sup' || link.childNodes.some((child) => child.nodeName === 'sup') || /vertical-align:\s*super/i.test(attribute(around ?? link, 'style'))
}

/** Marks of authors lead to their institutions, which are no notes. */
function isOfAuthors(element: Element): boolean {
  for (let at: Element | null = element, steps = 0; at !== null && steps < 4; at = parentOf(at), steps += 1) {
    if (/(^|[\s_-])(aff|affs|affiliations?|contrib(-?group|utors)?|author-?notes|corresp)([\s_\d-]|$)/i.test(`${attribute(at, 'id')} ${attribute(at, 'class')}`)) return true
  }
  return false
}

/** The block that a note's name stands on or in, with those around it that hold nothing else. */
function noteAround(target: Element): Element | null {
  let at: Element | null = target
  while (at !== null && inline.has(at.tagName)) at = parentOf(at)
  if (at === null || /^(body|html|article|main|h[1-6])$/.test(at.tagName)) return null
  if (at.tagName === 'td' || at.tagName === 'th') at = parentOf(at)
  for (let around = at && parentOf(at), steps = 0; at !== null && around !== null && steps < 4; around = parentOf(around), steps += 1) {
    if (/^(li|aside|dd)$/.test(around.tagName)) return around
    if (around.tagName !== 'div' || !noteName.test(attribute(around, 'id'))) break
    at = around
  }
  return at
}

/** The marker with what stands around it and says nothing more: `<sup>[<a>1</a>]</sup>`. */
function shownOf(link: Element, printed: string): Element {
  let shown = link
  for (let around = parentOf(link); around !== null && /^(sup|span|small|em|i|b|strong|font)$/.test(around.tagName); around = parentOf(around)) {
    if (marker.exec(wordsOf(around, 20))?.[1] !== printed) break
    shown = around
  }
  return shown
}

/** Labels as printed where every note has its own, else numbers in the order of the notes. */
function label(found: Ref[], order: Map<Page, number>, backLinks: Set<Element>): Notes {
  const targets = new Set(found.map((ref) => ref.note))
  const printed = new Map<Element, string>()
  for (const ref of found) if (!insideAnother(ref.note, targets) && !printed.has(ref.note)) printed.set(ref.note, ref.printed)
  const isPlain = new Set(printed.values()).size === printed.size
  const notes = new Map([...printed].map(([note, was], index) => [note, { label: isPlain ? was : `${index + 1}`, printed: was }]))
  const refs = new Map<Element, string>()
  for (const ref of found) {
    const note = notes.get(ref.note)
    if (note !== undefined) refs.set(ref.shown, note.label)
  }
  const pageOf = new Map(found.map(({ note, page }) => [note, page]))
  const placeOf = (note: Element): [number, number] => {
    const page = pageOf.get(note)
    return page === undefined ? [0, 0] : [order.get(page) ?? 0, page.survey.place(note).from]
  }
  const placed = [...notes].map((entry) => ({ entry, place: placeOf(entry[0]) }))
  const inOrder = new Map(placed.sort((a, b) => a.place[0] - b.place[0] || a.place[1] - b.place[1]).map(({ entry }) => entry))
  return { refs, notes: inOrder, backLinks }
}

function insideAnother(note: Element, notes: Set<Element>): boolean {
  for (let around = parentOf(note), steps = 0; around !== null && steps < 6; around = parentOf(around), steps += 1) if (notes.has(around)) return true
  return false
}
