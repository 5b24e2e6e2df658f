import { lastAtMost } from '@/lib/anchoring/text-index.ts'
import type { PaintedMark } from '@/lib/anchoring/painter.ts'
import type { MakeSubject } from './subject.ts'

interface BlockPlace {
  element: HTMLElement
  start: number
  end: number
}

/**
 * Wraps what a mark spans in `<mark>` elements, splitting text nodes: how annotators that own the page do it. Without live
 * Range objects, which make each split cost more the more of them there are, so this is the method at its best.
 */
export const wrapping: MakeSubject = (root) => {
  const blocks = [...root.querySelectorAll<HTMLElement>('[data-s]')].map((element): BlockPlace => {
    const start = Number(element.dataset['s'])
    return { element, start, end: start + element.textContent.length }
  })
  const add = ({ key, kind, mine, start, end }: PaintedMark) => {
    for (let at = lastAtMost(blocks.length, (i) => blocks[i]?.start ?? 0, start); ; at++) {
      const block = blocks[at]
      if (!block || block.start >= end) return
      for (const text of textsWithin(block, start, end)) {
        const element = document.createElement('mark')
        element.className = mine ? `postil-${kind}-mine` : `postil-${kind}`
        element.dataset['key'] = key
        text.replaceWith(element)
        element.append(text)
      }
    }
  }
  return {
    paint: (marks) => { for (const mark of marks) add(mark) },
    add,
    at: (x, y) => document.elementsFromPoint(x, y).flatMap((element) => (element instanceof HTMLElement && element.localName === 'mark' ? [element.dataset['key'] ?? ''] : [])),
    isPainted: () => root.querySelector('mark') !== null,
  }
}

/** The text nodes of a block that lie in [start, end) of the text, cut where it begins and ends. */
function textsWithin(block: BlockPlace, start: number, end: number): Text[] {
  const found: Text[] = []
  const walker = document.createTreeWalker(block.element, NodeFilter.SHOW_TEXT)
  let at = block.start
  for (let node = walker.nextNode(); node !== null && at < end; node = walker.nextNode()) {
    let text = node as Text
    const from = Math.max(0, start - at)
    const to = Math.min(text.length, end - at)
    at += text.length
    if (from >= to) continue
    if (to < text.length) walker.currentNode = text.splitText(to).previousSibling ?? text
    if (from > 0) text = text.splitText(from)
    walker.currentNode = text
    if (text.data.trim() !== '') found.push(text)
  }
  return found
}

