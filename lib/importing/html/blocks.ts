import type { InlineMark } from '@/lib/domain/reading/block.ts'
import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'
import { InlineDraft } from '../inline-draft.ts'
import { Flow, type Place } from './flow.ts'
import type { Notes } from './notes.ts'
import type { Survey } from './survey.ts'
import { attribute, type Element, inline, isElement, isText, type Node, wordless, wordsOf } from './tree.ts'
import { findPageBreak, findUnshown, findUnwanted, isPullquote } from './unwanted.ts'

/** What the reading of a page needs to know beside its tree. */
export interface Reading {
  survey: Survey
  notes: Notes
  /** The article of a saved page; null where the whole document is the reading. */
  article: Element | null
  dropped: { why: string; text: string }[]
  /** Notes that have been read. */
  read: Set<Element>
  /** What relative links are read from; absent: they lead nowhere. */
  base?: string
  /** Elements that a list of pages says begin a printed page, with its number. */
  pageStarts?: Map<Element, string>
}

const kinds: Record<string, InlineMark['kind']> = { em: 'emphasis', i: 'emphasis', cite: 'emphasis', dfn: 'emphasis', var: 'emphasis', strong: 'strong', b: 'strong', sup: 'sup', code: 'code', kbd: 'code', samp: 'code', tt: 'code' }

/** A place in the walk: what to do at it, or an element's end. */
type Step = { node: Node; place: Place; list: List | null } | { leave: () => void }
interface List { level: number; next: number | null }

/** The blocks of an element, in order, with the notes that stand in it. Iterative: a page may be nested very deep. */
export function readBlocks(root: Element, reading: Reading): DraftBlock[] {
  return walk(root, reading, null)
}

/** A note as one block; its paragraphs are lines. Its own label and its way back are not words of it. */
export function readNote(element: Element, reading: Reading): DraftBlock[] {
  const note = reading.notes.notes.get(element)
  if (note === undefined || reading.read.has(element)) return []
  reading.read.add(element)
  const whole = new InlineDraft()
  for (const draft of walk(element, reading, element)) {
    if (whole.text !== '') whole.add('\n')
    whole.append(draft)
  }
  const printed = /^[[(]?([^\s\])]{1,7})[\])]?[.:]?\s+/.exec(whole.text)
  const label = printed !== null && printed[1]?.replace(/[.:]$/, '') === note.printed && element.tagName !== 'li' ? printed[0].length : 0
  const drop = label + (/^\s+/.exec(whole.text.slice(label))?.[0].length ?? 0)
  return [{
    type: 'note',
    label: note.label,
    text: whole.text.slice(drop),
    marks: whole.marks.map((mark) => ({ ...mark, start: Math.max(0, mark.start - drop), end: Math.max(0, mark.end - drop) })),
    refs: whole.refs.map((ref) => ({ ...ref, offset: Math.max(0, ref.offset - drop) })),
  }]
}

function walk(root: Element, reading: Reading, note: Element | null): DraftBlock[] {
  const flow = new Flow()
  const start: Place = { type: 'paragraph' }
  const steps: Step[] = [{ node: root, place: start, list: null }]
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('leave' in step) step.leave()
    else if (isText(step.node)) addText(flow, step.node.value, step.place)
    else if (isElement(step.node)) enter(step.node, step.place, step.list)
  }
  flow.cut(start)
  return flow.drafts

  function enter(element: Element, place: Place, list: List | null): void {
    const label = reading.notes.refs.get(element)
    if (label !== undefined) return flow.refer(label)
    if (reading.notes.backLinks.has(element) || wordless.has(element.tagName)) return
    if (element !== note && reading.notes.notes.has(element)) {
      if (note !== null) return
      flow.cut(place)
      flow.drafts.push(...readNote(element, reading))
      return
    }
    const listed = note === null ? reading.pageStarts?.get(element) : undefined
    const page = note === null ? findPageBreak(element) : null
    if (page !== null) return page === '' && listed === undefined ? undefined : flow.beginPage(listed ?? page)
    if (listed !== undefined) {
      if (!inline.has(element.tagName)) flow.cut(place)
      flow.beginPage(listed)
    }
    const why = element === note ? null : whyLeftOut(element, reading, note)
    if (why !== null) return leaveOut(element, why)
    // Two breaks end a paragraph where a page has no others.
    if (element.tagName === 'br' && flow.endsLine() && !flow.isEmpty() && (place.type === 'paragraph' || place.type === 'blockquote') && place.item === undefined && note === null) return flow.cut(place)
    if (element.tagName === 'br') return void (flow.isEmpty() ? null : place.type === 'table' ? flow.addWords(' ') : flow.addBreak('\n'))
    if (element.tagName === 'img') return leaveOut(element, 'image', attribute(element, 'alt'))
    if (element.tagName === 'math') return flow.addWords(attribute(element, 'alttext') || wordsOf(element, 2000))
    if (inline.has(element.tagName)) return enterInline(element, place, list)
    enterBlock(element, place, list)
  }

  function leaveOut(element: Element, why: string, words = wordsOf(element)): void {
    if (words !== '') reading.dropped.push({ why, text: words.slice(0, 500) })
  }

  function enterInline(element: Element, place: Place, list: List | null): void {
    if (element.tagName === 'a' && place.type === 'heading' && /^[¶#§🔗]?$/u.test(wordsOf(element, 4))) return
    const open = kindsOf(element).map((kind) => flow.startMark(kind))
    if (element.tagName === 'a' && attribute(element, 'href') !== '') open.push(flow.startMark('link', leadOn(attribute(element, 'href'), reading.base)))
    const isQuote = element.tagName === 'q'
    if (isQuote) flow.addWords('“')
    steps.push({ leave: () => {
      if (isQuote) flow.addWords('”')
      for (const mark of open) if (mark !== null) flow.endMark(mark)
    } })
    pushChildren(element, place, list)
  }

  function enterBlock(element: Element, place: Place, list: List | null): void {
    if (place.type === 'table' || place.type === 'code') return enterInside(element, place, list)
    flow.cut(place)
    const inner = placeIn(element, place, list)
    const innerList = /^(ul|ol|menu|dir)$/.test(element.tagName) ? listOf(element, list) : list
    steps.push({ leave: () => flow.cut(inner) })
    pushChildren(element, inner, innerList)
  }

  /** Rows are lines and cells stand between tabs; other blocks in a cell are words, in code they are lines. */
  function enterInside(element: Element, place: Place, list: List | null): void {
    if (place.type === 'code') {
      if (!flow.endsLine()) flow.addVerbatim('\n')
    } else if (element.tagName === 'tr') {
      if (!flow.isEmpty()) flow.addBreak('\n')
    } else if (element.tagName === 'td' || element.tagName === 'th') {
      if (hasCellBefore(element)) flow.addBreak('\t')
    } else flow.addWords(' ')
    pushChildren(element, place, list)
  }

  function pushChildren(element: Element, place: Place, list: List | null): void {
    for (let index = element.childNodes.length - 1; index >= 0; index -= 1) {
      const node = element.childNodes[index]
      if (node !== undefined) steps.push({ node, place, list })
    }
  }

  function placeIn(element: Element, place: Place, list: List | null): Place {
    const name = element.tagName
    const heading = /^h([1-6])$/.exec(name)?.[1] ?? (attribute(element, 'role') === 'heading' ? attribute(element, 'aria-level') || '2' : undefined)
    const said = element.attrs.length === 0 ? '' : attribute(element, 'class')
    if (said !== '' && note === null) {
      if (/(^|[\s_-])(sub-?title|sub-?heading|standfirst|dek|deck|strapline|excerpt)([\s_-]|$)|MsoSubtitle/i.test(said) && /^(h[1-6]|p|div)$/.test(name)) return { type: 'paragraph', role: 'front' }
      if (/(^|[\s_-])(author|contributor)s?[-_]?(bio|info|box|description|about)([\s_-]|$)|^copyright$/i.test(said)) return { ...place, role: 'back' }
      if (/(^|\s)(MsoQuote|MsoIntenseQuote|twitter-tweet|tweet)(\s|$)/.test(said)) return { ...place, type: 'blockquote' }
      if (/(^|\s)MsoCaption(\s|$)/.test(said)) return { type: 'caption' }
      if (/(^|\s)MsoListParagraph/.test(said)) return { type: 'paragraph', item: wordItem(element) }
    }
    if (heading !== undefined && note === null) return { type: 'heading', level: Math.min(6, Math.max(1, Number.parseInt(heading, 10) || 2)) }
    if (isPullquote(element)) return { type: 'pullquote' }
    if (name === 'pre') return { type: 'code' }
    if (name === 'figcaption' || name === 'caption' || /(^|[\s_-])(wp-caption-text|thumbcaption|caption|table-caption|fig-caption)([\s_-]|$)/.test(attribute(element, 'class'))) return { type: 'caption' }
    if (name === 'table' && isData(element, reading.survey)) return { type: 'table' }
    if (name === 'blockquote') return { ...place, type: place.type === 'pullquote' ? 'pullquote' : 'blockquote' }
    if (name === 'li') return { type: place.type === 'blockquote' ? 'blockquote' : 'paragraph', item: itemOf(element, list) }
    return place
  }
}

/** An editor's links go by way of its maker, who counts them: the address they say is the one that is meant. */
function withoutDetour(href: string): string {
  if (!/^https:\/\/www\.google\.com\/url\?/.test(href) || !URL.canParse(href)) return href
  return new URL(href).searchParams.get('q') ?? href
}

/** Where a link leads, as seen from the page it was fetched from; one into the page itself leads nowhere else. */
function leadOn(given: string, base: string | undefined): string {
  const href = withoutDetour(given)
  return base === undefined || href.startsWith('#') || !URL.canParse(href, base) ? href : new URL(href, base).href
}

function addText(flow: Flow, words: string, place: Place): void {
  if (place.type === 'code') flow.addVerbatim(words)
  else flow.addWords(words)
}

function whyLeftOut(element: Element, { article, survey }: Reading, note: Element | null): string | null {
  const unshown = findUnshown(element)
  if (unshown !== null) return unshown
  if (article === null || note !== null || element === article || element.tagName === 'body' || element.tagName === 'html') return null
  if (survey.holds(element, article)) return null
  if (!survey.holds(article, element)) return findUnwanted(element) ?? 'outside the article'
  return survey.words(element) < survey.words(article) * 0.4 ? findUnwanted(element) : null
}

function kindsOf(element: Element): InlineMark['kind'][] {
  const style = attribute(element, 'style').slice(0, 1000)
  const named = Object.hasOwn(kinds, element.tagName) ? kinds[element.tagName] : undefined
  if (style === '') return named === undefined ? [] : [named]
  if (element.tagName === 'b' && /font-weight:\s*(normal|400)/i.test(style)) return []
  const found = new Set<InlineMark['kind']>(named === undefined ? [] : [named])
  if (/font-style:\s*italic/i.test(style)) found.add('emphasis')
  if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) found.add('strong')
  if (/vertical-align:\s*super/i.test(style)) found.add('sup')
  return [...found]
}

function listOf(element: Element, list: List | null): List {
  const start = Number.parseInt(attribute(element, 'start'), 10)
  return { level: (list?.level ?? 0) + 1, next: element.tagName === 'ol' ? (Number.isFinite(start) ? start : 1) : null }
}

function itemOf(element: Element, list: List | null): NonNullable<Place['item']> {
  const level = Math.min(list?.level ?? 1, 6)
  if (list === null || list.next === null) return { level, draft: null }
  const value = Number.parseInt(attribute(element, 'value'), 10)
  const number = Number.isFinite(value) ? value : list.next
  list.next = number + 1
  return { level, label: `${number}`.slice(0, 12), draft: null }
}

/** An item as word processors save it: a paragraph with its number or sign in a span of its own. */
function wordItem(element: Element): NonNullable<Place['item']> {
  const level = /level(\d)/.exec(attribute(element, 'style'))?.[1] ?? '1'
  const number = /^\(?(\d{1,3}|[a-z])[.)]\s/i.exec(wordsOf(element, 12))?.[1]
  return { level: Math.min(6, Number(level)), draft: null, ...(number === undefined ? {} : { label: number }) }
}

/** Tables of words are read as tables; those that only lay out a page, as what stands in them. */
function isData(table: Element, survey: Survey): boolean {
  if (/^(presentation|none)$/.test(attribute(table, 'role'))) return false
  let cells = 0
  const stack: Element[] = [table]
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    if (at !== table && /^(table|h[1-6]|blockquote|pre|figure)$/.test(at.tagName)) return false
    if (at.tagName === 'td' || at.tagName === 'th') {
      cells += 1
      if (survey.words(at) > 400) return false
    }
    for (const child of at.childNodes) if (isElement(child)) stack.push(child)
  }
  return cells > 1 && survey.words(table) / cells < 400
}

function hasCellBefore(cell: Element): boolean {
  const row = cell.parentNode
  return row !== null && row.childNodes.find((child) => isElement(child) && /^(td|th)$/.test(child.tagName)) !== cell
}
