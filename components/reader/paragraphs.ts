import { isPageIndex } from '@/lib/anchoring/pages/is-page-index.ts'
import type { IndexedBlock, TextIndex } from '@/lib/anchoring/text-index.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'

const bar = 56
/** px that the bar with the pages' numbers covers under the bar of the room. */
const pagesBar = 56

/** px under the bar of the room that lie over what `index` shows. */
export const coveredAbove = (index: TextIndex): number => (isPageIndex(index) ? pagesBar : 0)

/** The first block of what is shown below the bars: a paragraph, or a printed line of one. */
export const firstInView = (index: TextIndex): number => {
  const edge = bar + coveredAbove(index) + 8
  return Math.max(0, index.blocks.findIndex(({ element }) => element.getBoundingClientRect().bottom > edge))
}

/** Index into the paragraphs of `text` of the one with the focus; null outside of all. */
export function paragraphWithFocus(shown: TextIndex, text: TextIndex): number | null {
  const block = document.activeElement && shown.blockOf(document.activeElement)
  return block === null ? null : text.blockAt(shown.blocks[block]?.start ?? 0)
}

/** What shows a paragraph: itself, or on pages its printed lines. Empty where the pages have none of it. */
function piecesOf(shown: TextIndex, paragraph: TextRange): IndexedBlock[] {
  const pieces: IndexedBlock[] = []
  for (let at = Math.max(0, shown.blockAt(paragraph.start)); at < shown.blocks.length; at++) {
    const block = shown.blocks[at]
    if (block === undefined || block.start >= paragraph.end) break
    if (block.end > paragraph.start) pieces.push(block)
  }
  return pieces
}

/**
 * Puts the focus on the paragraph of `text` that is `by` from `from`, passing over those that are not shown; null where there
 * is none any more. On pages all its lines say that it is in hand.
 */
export function focusParagraph(shown: TextIndex, text: TextIndex, from: number, by: 1 | -1): TextRange | null {
  for (let at = from; at >= 0 && at < text.blocks.length; at += by) {
    const paragraph = text.blocks[at]
    const pieces = paragraph === undefined ? [] : piecesOf(shown, paragraph)
    const first = pieces[0]
    if (paragraph === undefined || first === undefined) continue
    first.element.tabIndex = -1
    first.element.focus({ preventScroll: true })
    if (shown !== text) holdLines(first.element, pieces)
    return { start: paragraph.start, end: paragraph.end }
  }
  return null
}

function holdLines(first: HTMLElement, lines: readonly IndexedBlock[]): void {
  for (const { element } of lines) element.dataset['hand'] = ''
  const release = () => {
    // The window lost the focus, not the paragraph.
    if (document.activeElement === first) return
    first.removeEventListener('blur', release)
    for (const { element } of lines) delete element.dataset['hand']
  }
  first.addEventListener('blur', release)
}
