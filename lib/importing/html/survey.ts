import { type Element, isElement, isText, type Node, wordless } from './tree.ts'

/** What is known of every element of a page after one walk over it. */
export interface Survey {
  /** Places in the order of the document: an element holds those from `from` up to `to`. */
  place(element: Element): { from: number; to: number }
  holds(outer: Element, inner: Element): boolean
  /** Characters of its words, and of those that stand in paragraphs and not in links. */
  words(element: Element): number
  prose(element: Element): number
  /** Its `a` elements, in order. */
  links: Element[]
  /** The first element with an id, or an anchor with a name. */
  byId(id: string): Element | undefined
}

interface Measure { from: number; to: number; words: number; prose: number }

const prosy = new Set(['p', 'blockquote', 'li', 'pre', 'dd', 'td', 'figcaption'])

export function surveyPage(root: Element): Survey {
  const measures = new Map<Element, Measure>()
  const ids = new Map<string, Element>()
  const links: Element[] = []
  const open: { element: Element; measure: Measure; next: number; isProse: boolean; isLink: boolean }[] = []
  let counter = 0

  const enter = (element: Element) => {
    const above = open.at(-1)
    for (const { name, value } of element.attrs) {
      if ((name === 'id' || (name === 'name' && element.tagName === 'a')) && value !== '' && !ids.has(value)) ids.set(value, element)
    }
    if (element.tagName === 'a') links.push(element)
    const measure = { from: counter, to: counter, words: 0, prose: 0 }
    counter += 1
    measures.set(element, measure)
    open.push({ element, measure, next: 0, isProse: (above?.isProse ?? false) || prosy.has(element.tagName), isLink: (above?.isLink ?? false) || element.tagName === 'a' })
  }

  enter(root)
  for (let at = open.at(-1); at !== undefined; at = open.at(-1)) {
    const child: Node | undefined = wordless.has(at.element.tagName) ? undefined : at.element.childNodes[at.next]
    at.next += 1
    if (child === undefined) {
      open.pop()
      at.measure.to = counter
      const above = open.at(-1)?.measure
      if (above !== undefined) {
        above.words += at.measure.words
        above.prose += at.measure.prose
      }
    } else if (isElement(child)) enter(child)
    else if (isText(child)) {
      const length = child.value.trim().length
      at.measure.words += length
      if (at.isProse && !at.isLink) at.measure.prose += length
    }
  }

  const of = (element: Element) => measures.get(element) ?? { from: -1, to: -1, words: 0, prose: 0 }
  return {
    place: of,
    holds: (outer, inner) => of(outer).from <= of(inner).from && of(inner).to <= of(outer).to,
    words: (element) => of(element).words,
    prose: (element) => of(element).prose,
    links,
    byId: (id) => ids.get(id),
  }
}
