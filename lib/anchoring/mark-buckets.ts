import type { Mark } from '@/lib/domain/annotation/mark.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { TextIndex } from './text-index.ts'

/** One mark to paint: a thread's passage, its kind, and whether it is one's own. */
export interface PaintedMark extends TextRange {
  key: string
  kind: Mark
  mine: boolean
}

/** A mark with the first and the last of the blocks that it touches (`blocksOf`). */
export interface BlockMark extends PaintedMark {
  first: number
  last: number
}

/**
 * Marks by the blocks they touch, so that what lies at an offset or in a block is found without looking at the others.
 */
export class MarkBuckets<M extends BlockMark> {
  readonly #blocks: Set<M>[]
  readonly #index: TextIndex

  constructor(index: TextIndex) {
    this.#index = index
    this.#blocks = index.blocks.map(() => new Set<M>())
  }

  add(mark: M): void {
    for (let block = mark.first; block <= mark.last; block++) this.#blocks[block]?.add(mark)
  }

  remove(mark: M): void {
    for (let block = mark.first; block <= mark.last; block++) this.#blocks[block]?.delete(mark)
  }

  in(block: number): Iterable<M> {
    return this.#blocks[block] ?? []
  }

  /** Marks that contain the character at `offset`, the shortest first: what is inside another can then be pointed at. */
  at(offset: number): M[] {
    const found: M[] = []
    for (const mark of this.in(this.#index.blockAt(offset))) if (mark.start <= offset && offset < mark.end) found.push(mark)
    return found.sort((a, b) => a.end - a.start - (b.end - b.start) || b.start - a.start)
  }

  /** First and last of the blocks that `range` touches. */
  blocksOf({ start, end }: TextRange): { first: number; last: number } {
    return { first: Math.max(0, this.#index.blockAt(start)), last: this.#index.blockAt(Math.max(start, end - 1)) }
  }
}
