import type { Block, BlockType } from './block.ts'

/** The headings of a text, for its contents: offset, level, words. */
export function outline(text: string, blocks: Block[]): { start: number; level: number; text: string }[] {
  return blocks
    .filter((block) => block.type === 'heading')
    .map((block) => ({ start: block.start, level: block.level ?? 2, text: text.slice(block.start, block.end) }))
}

/** What is counted as a paragraph. */
export const numberedTypes = ['paragraph', 'blockquote', 'listItem'] as const satisfies readonly BlockType[]
const numbered: ReadonlySet<BlockType> = new Set(numberedTypes)

/** The number of each block, by index, as it hangs in the margin and stands in a citation ("¶ 12"); null where none is counted. */
export function paragraphNumbers(blocks: Block[]): (number | null)[] {
  let count = 0
  return blocks.map((block) => (numbered.has(block.type) ? ++count : null))
}

/** The index of the block that holds `offset`, both its ends included; null outside the text. Blocks are in order. */
export function blockAt(blocks: Block[], offset: number): number | null {
  let low = 0
  let high = blocks.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const block = blocks[middle]
    if (block === undefined) return null
    if (offset < block.start) high = middle - 1
    else if (offset > block.end) low = middle + 1
    else return middle
  }
  return null
}
