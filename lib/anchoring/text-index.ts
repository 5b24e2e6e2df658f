/** A block element of the static text and the half-open range of canonical text (UTF-16 code units) that is its `textContent`. */
export interface IndexedBlock {
  element: HTMLElement
  start: number
  end: number
}

/** The text nodes of one block, in order, and the canonical offset at which each begins. */
export interface BlockNodes {
  nodes: Text[]
  starts: number[]
}

/**
 * The way between the DOM of a reading and offsets into its canonical text. Built once for static HTML whose blocks
 * carry `data-s` (their start) and say, as `textContent`, exactly their slice of the text; blocks are joined by one "\n".
 * Text nodes of a block are looked up when first asked for, so that opening a long text costs one pass over its blocks.
 */
export interface TextIndex {
  root: HTMLElement
  blocks: readonly IndexedBlock[]
  /** Of the canonical text, in UTF-16 code units. */
  length: number
  /** The canonical text. */
  text: string
  /** Index of the block that holds `offset`; an offset on the "\n" after a block belongs to that block. -1 only without blocks. */
  blockAt(offset: number): number
  /** Index of the block that `node` is or lies in, null outside of all. */
  blockOf(node: Node): number | null
  nodesOf(block: number): BlockNodes
  /** The offset of a point in no block, where blocks do not lie in the order of the text. */
  offsetBetween?(point: { node: Node; offset: number }, side: 'start' | 'end'): number
}

/** Indexes the blocks under `root`. The HTML must not change afterwards. */
export function indexText(root: HTMLElement): TextIndex {
  const blocks: IndexedBlock[] = []
  const indexOf = new Map<Element, number>()
  const texts: string[] = []
  for (const element of root.querySelectorAll<HTMLElement>('[data-s]')) {
    const start = Number(element.dataset.s)
    const text = element.textContent
    indexOf.set(element, blocks.length)
    blocks.push({ element, start, end: start + text.length })
    texts.push(text)
  }
  const cache: (BlockNodes | undefined)[] = []
  return {
    root,
    blocks,
    length: blocks.at(-1)?.end ?? 0,
    text: texts.join('\n'),
    blockAt: (offset) => lastAtMost(blocks.length, (i) => blocks[i]?.start ?? 0, offset),
    blockOf(node) {
      const element = node instanceof Element ? node : node.parentElement
      const holder = element?.closest('[data-s]')
      return holder ? (indexOf.get(holder) ?? null) : null
    },
    nodesOf: (block) => (cache[block] ??= collectNodes(blocks[block])),
  }
}

function collectNodes(block: IndexedBlock | undefined): BlockNodes {
  const found: BlockNodes = { nodes: [], starts: [] }
  if (!block) return found
  const walker = document.createTreeWalker(block.element, NodeFilter.SHOW_TEXT)
  let at = block.start
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node as Text
    if (text.length === 0) continue
    found.nodes.push(text)
    found.starts.push(at)
    at += text.length
  }
  return found
}

/** Index of the last of `count` ascending values that is at most `x`; 0 when all are greater, -1 when there are none. */
export function lastAtMost(count: number, value: (index: number) => number, x: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (value(middle) <= x) low = middle
    else high = middle - 1
  }
  return Math.min(low, count - 1)
}
