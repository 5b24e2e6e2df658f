import { type DefaultTreeAdapterTypes, defaultTreeAdapter } from 'parse5'
import { AppError } from '@/lib/domain/error.ts'
import { parseWholeRuns } from './whole-runs.ts'

export type Node = DefaultTreeAdapterTypes.ChildNode
export type Element = DefaultTreeAdapterTypes.Element

/** Elements one in another, and in one page. The parser looks through the open ones at most start tags, so both cost. */
const maxDepth = 1500
const maxElements = 300_000

/**
 * The `html` element of a page, parsed as browsers do. Nothing of it is run, fetched or kept but words. The pages of
 * one reading share a budget of elements.
 * @throws AppError too-large for a page whose elements are more than a reading can need
 */
export function parsePage(html: string, budget = { elements: maxElements }): Element {
  let depth = 0
  const count = (change: number) => {
    depth += change
    if (change > 0) budget.elements -= 1
    if (depth > maxDepth || budget.elements < 0) {
      throw new AppError('too-large', 'This page is built of more elements, or deeper ones, than a reading has. Save its text as plain text (.txt) and upload that.', { field: 'file' })
    }
  }
  const document = parseWholeRuns(html, { treeAdapter: { ...defaultTreeAdapter, onItemPush: () => count(1), onItemPop: () => count(-1) } })
  const root = document.childNodes.find(isElement)
  if (root === undefined) throw new AppError('invalid', 'There is no text in this page. Choose the file that holds the reading.', { field: 'file' })
  return root
}

export function isElement(node: DefaultTreeAdapterTypes.Node): node is Element {
  return 'tagName' in node
}

export const isText = (node: DefaultTreeAdapterTypes.Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text'

/** An attribute's value, or "". */
export const attribute = (element: Element, name: string) => element.attrs.find((attr) => attr.name === name)?.value ?? ''

/** The element around another, or null above the root. */
export function parentOf(element: Element): Element | null {
  return element.parentNode !== null && isElement(element.parentNode) ? element.parentNode : null
}

/** Every element of a tree in document order, without the content of templates. */
export function* elementsOf(root: Element): Generator<Element> {
  const stack: Node[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isElement(node)) continue
    yield node
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index]
      if (child !== undefined) stack.push(child)
    }
  }
}

/** Elements whose content is not words. */
export const wordless = new Set(['script', 'style', 'template', 'noscript', 'head', 'iframe', 'object', 'embed', 'svg', 'canvas', 'video', 'audio', 'map', 'noembed', 'noframes', 'rp', 'rt', 'colgroup', 'datalist', 'plaintext'])

/** The words of an element, blanks as one, at most `max` characters. */
export function wordsOf(root: Element, max = 500): string {
  let words = ''
  const stack: Node[] = [root]
  for (let node = stack.pop(); node !== undefined && words.length < max * 2; node = stack.pop()) {
    if (isText(node)) words += node.value.slice(0, max * 4).replace(/\s+/g, ' ')
    if (!isElement(node) || wordless.has(node.tagName)) continue
    if (words !== '' && !/\s$/.test(words) && !inline.has(node.tagName)) words += ' '
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index]
      if (child !== undefined) stack.push(child)
    }
  }
  return words.replace(/\s+/g, ' ').trim().slice(0, max)
}

/** Elements that stand in a line of text. */
export const inline = new Set([
  'a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'label', 'mark', 'math', 'q', 'ruby', 'rb',
  's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr', 'img', 'br', 'picture', 'nobr', 'o:p',
])
