import { lastAtMost, type BlockNodes, type IndexedBlock, type TextIndex } from '@/lib/anchoring/text-index.ts'
import type { DomPoint, Side } from '@/lib/anchoring/point.ts'
import type { PageRun, PageRuns } from '@/lib/domain/reading/pages.ts'

/**
 * The way between the pages of an original, drawn as pictures, and offsets into the canonical text: over each picture lie
 * the words that stand on it, transparent, each run of them a block. What paints, selects and points in the flowing text does
 * so here as well. Blocks are in the order of the text, which need not be that of the pages: notes come last in it.
 */
export interface PageIndex extends TextIndex {
  /** Elements of the pages, in order. */
  pages: readonly HTMLElement[]
  /** Index of the page that a block lies on. */
  pageOf(block: number): number
}

/**
 * Lays the words of `sheets` over `pages`, one element a page, whose `--pt` says how many px a point has. Throws nothing
 * where runs lie outside of the text or over each other: those are left out.
 */
export function indexPages(root: HTMLElement, pages: readonly HTMLElement[], sheets: readonly PageRuns[], text: string): PageIndex {
  const widthOf = measurer()
  const placed: { block: IndexedBlock; page: number }[] = []
  for (const [page, element] of pages.entries()) {
    const layer = document.createElement('div')
    layer.className = 'page-words'
    for (const run of inOrder(sheets[page]?.runs ?? [], text.length)) {
      const words = text.slice(run[0], run[0] + run[1])
      const span = makeSpan(run, words, widthOf)
      layer.append(span)
      placed.push({ block: { element: span, start: run[0], end: run[0] + run[1] }, page })
    }
    element.append(layer)
  }
  placed.sort((a, b) => a.block.start - b.block.start)
  const blocks = placed.map(({ block }) => block)
  const blockOf = new Map<Element, number>(blocks.map(({ element }, at) => [element, at]))
  const holderOf = (node: Node) => (node instanceof Element ? node : node.parentElement)
  return {
    root, pages, blocks, text,
    length: text.length,
    pageOf: (block) => placed[block]?.page ?? 0,
    blockAt: (offset) => lastAtMost(blocks.length, (at) => blocks[at]?.start ?? 0, offset),
    blockOf(node) {
      const holder = holderOf(node)?.closest('[data-s]')
      return holder ? (blockOf.get(holder) ?? null) : null
    },
    nodesOf(block): BlockNodes {
      const node = blocks[block]?.element.firstChild
      return node instanceof Text ? { nodes: [node], starts: [blocks[block]?.start ?? 0] } : { nodes: [], starts: [] }
    },
    offsetBetween(point, side) {
      const span = nearestSpan(point, side, pages, holderOf)
      const block = span === null ? undefined : blocks[blockOf.get(span) ?? -1]
      if (block === undefined) return side === 'start' ? text.length : 0
      return side === 'start' ? block.start : block.end
    },
  }
}

function inOrder(runs: readonly PageRun[], length: number): PageRun[] {
  let end = 0
  return [...runs].sort((a, b) => a[0] - b[0]).filter(([start, count]) => {
    if (start < end || start + count > length) return false
    end = start + count
    return true
  })
}

/** Points become px by the page's own measure, so that nothing is laid anew when its size changes. */
function makeSpan([start, , x, y, width, height]: PageRun, words: string, widthOf: (words: string) => number): HTMLElement {
  const span = document.createElement('span')
  span.dataset['s'] = String(start)
  span.dir = 'auto'
  span.textContent = words
  const natural = widthOf(words) * height
  for (const [name, value] of [['--x', x], ['--y', y], ['--h', height], ['--fit', natural > 0 ? width / natural : 1]] as const) span.style.setProperty(name, String(Math.round(value * 10_000) / 10_000))
  return span
}

/** How wide words are, in their own height, in the face of the layer (app/styles/pages.css). */
function measurer(): (words: string) => number {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return () => 0
  context.font = '100px serif'
  return (words) => context.measureText(words).width / 100
}

/** The words next to a place that is in none: those after it for the start of a selection, those before it for its end. */
function nearestSpan({ node, offset }: DomPoint, side: Side, pages: readonly HTMLElement[], holderOf: (node: Node) => Element | null): HTMLElement | null {
  const element = holderOf(node)
  const layer = element?.closest<HTMLElement>('.page-words')
  if (layer && node === layer) {
    const child = layer.children[side === 'start' ? Math.min(offset, layer.children.length - 1) : offset - 1]
    if (child instanceof HTMLElement) return child
  }
  const here = document.createRange()
  here.setStart(node, offset)
  const spans = (page: HTMLElement) => [...page.querySelectorAll<HTMLElement>('.page-words > [data-s]')]
  if (side === 'start') return pages.filter((page) => here.comparePoint(page, page.childNodes.length) >= 0).flatMap((page) => spans(page)).find((span) => here.comparePoint(span, 0) >= 0) ?? null
  return pages.filter((page) => here.comparePoint(page, 0) <= 0).flatMap((page) => spans(page)).findLast((span) => here.comparePoint(span, 0) <= 0) ?? null
}
