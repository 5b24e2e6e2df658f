import { createTextAnnotator, W3CTextFormat, type W3CTextAnnotation } from '@recogito/text-annotator'
import css from '@recogito/text-annotator/text-annotator.css'
import type { PaintedMark } from '@/lib/anchoring/painter.ts'
import type { MakeSubject, Subject } from './subject.ts'

const source = 'urn:postil:bench'

/** @recogito/text-annotator with one of its renderers. `checked`: what its index finds is confirmed by rectangles, as ours is. */
function makeRecogito(renderer: 'SPANS' | 'CSS_HIGHLIGHTS', root: HTMLElement, text: string): Subject & { atUnchecked: Subject['at'] } {
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  root.style.position = 'relative'
  const annotator = createTextAnnotator(root, { adapter: W3CTextFormat(source, root), renderer, annotatingEnabled: false })
  const asW3C = ({ key, start, end }: PaintedMark): W3CTextAnnotation => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: key,
    type: 'Annotation',
    body: [],
    target: [{ source, selector: [
      { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) },
      { type: 'TextPositionSelector', start, end },
    ] }],
  })
  const found = (x: number, y: number) => {
    const { left, top } = root.getBoundingClientRect()
    const hit = annotator.state.store.getAt(x - left, y - top, true)
    return hit === undefined ? [] : Array.isArray(hit) ? hit : [hit]
  }
  return {
    paint: async (marks) => {
      // Not in place of others: that way leaves out the ranges (with @annotorious/core 3.8), and the highlights then fail.
      annotator.setAnnotations(marks.map(asW3C), false)
      // It measures and paints in steps of its own, after a debounce.
      await new Promise((resolve) => setTimeout(resolve, 60))
    },
    add: (mark) => { annotator.addAnnotation(asW3C(mark)) },
    at: (x, y) => found(x, y).flatMap(({ id, target }) => (target.selector.some(({ range }) => range !== undefined && covers(range, x, y)) ? [id] : [])),
    atUnchecked: (x, y) => found(x, y).map(({ id }) => id),
    isPainted: () => (renderer === 'SPANS' ? document.querySelector('.r6o-annotation') !== null : CSS.highlights.size > 0),
  }
}

function covers(range: Range, x: number, y: number): boolean {
  for (const { left, right, top, bottom } of range.getClientRects()) if (x >= left && x < right && y >= top && y < bottom) return true
  return false
}

export const recogitoSpans: MakeSubject = (root, text) => makeRecogito('SPANS', root, text)
export const recogitoHighlights: MakeSubject = (root, text) => makeRecogito('CSS_HIGHLIGHTS', root, text)
/** Its index alone: quicker, and wrong where its boxes are larger than the words. */
export const recogitoIndexAlone: MakeSubject = (root, text) => {
  const subject = makeRecogito('SPANS', root, text)
  return { ...subject, at: subject.atUnchecked }
}
