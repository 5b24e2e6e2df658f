import { offsetAtPoint } from './at-point.ts'
import { domRange } from './point.ts'
import type { TextIndex } from './text-index.ts'
import type { TextLayout } from './text-layout.ts'
import { splitsPair } from '@/lib/domain/annotation/text-range.ts'

/** What makes the lines of a block anything but characters from left to right, one height. */
const uneven = 'sup, code, td, [dir]'
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]/

/** A paragraph of characters, more than a move of the pointer looks at. What is more is let go: somebody points at all of a long text, in the course of an hour. */
const mostBoxes = 300

interface Box {
  /** px from the root's top and left. */
  left: number
  right: number
  top: number
  bottom: number
}

/**
 * The offset of the character under a point, as `offsetAtPoint` tells it, for the many points of a moving pointer: in a
 * block whose characters stand in reading order it searches among them by halves and remembers where those it looked at last
 * stand, so that a step further along the line costs next to nothing. (A caret lookup asks the whole page each time.)
 */
export class PointFinder {
  readonly #index: TextIndex
  readonly #layout: TextLayout
  readonly #boxes = new Map<number, Box | null>()
  readonly #even = new Map<number, boolean>()

  constructor(index: TextIndex, layout: TextLayout) {
    this.#index = index
    this.#layout = layout
  }

  /** The text was laid out anew. */
  forget(): void {
    this.#boxes.clear()
  }

  find(clientX: number, clientY: number): number | null {
    const origin = this.#index.root.getBoundingClientRect()
    const [x, y] = [clientX - origin.left, clientY - origin.top]
    const block = this.#layout.blockAt(y)
    const element = this.#index.blocks[block]?.element
    if (!element) return null
    if (Math.abs(element.getBoundingClientRect().top - origin.top - this.#layout.top(block)) > 0.5) {
      this.#layout.forget()
      this.forget()
      return offsetAtPoint(this.#index, clientX, clientY)
    }
    if (!this.#isEven(block)) return offsetAtPoint(this.#index, clientX, clientY)
    return y < this.#layout.bottom(block) ? this.#search(block, x, y, origin) : null
  }

  #search(block: number, x: number, y: number, origin: DOMRect): number | null {
    let { start: low, end: high } = this.#index.blocks[block] ?? { start: 0, end: 0 }
    while (low < high) {
      let middle = (low + high) >> 1
      if (splitsPair(this.#index.text, middle)) middle -= 1
      const after = splitsPair(this.#index.text, middle + 1) ? middle + 2 : middle + 1
      const box = this.#boxOf(middle, after, origin)
      // White space that ends a line has no box: what is before it decides.
      if (box === null) {
        const before = this.#nearestBox(middle, low, origin)
        if (before === null || isAfter(before, x, y)) low = after
        else high = middle
      } else if (isAfter(box, x, y)) low = after
      else if (isBefore(box, x, y)) high = middle
      else return middle
    }
    return null
  }

  #nearestBox(offset: number, least: number, origin: DOMRect): Box | null {
    for (let at = offset - 1; at >= least; at--) {
      if (splitsPair(this.#index.text, at)) continue
      const box = this.#boxOf(at, at + (splitsPair(this.#index.text, at + 1) ? 2 : 1), origin)
      if (box !== null) return box
    }
    return null
  }

  #boxOf(start: number, end: number, origin: DOMRect): Box | null {
    const known = this.#boxes.get(start)
    if (known !== undefined) return known
    if (this.#boxes.size >= mostBoxes) this.#boxes.clear()
    const rects = domRange(this.#index, { start, end }).getClientRects()
    const rect = rects[rects.length - 1]
    const box = rect === undefined || rect.width === 0 ? null : {
      left: rect.left - origin.left, right: rect.right - origin.left, top: rect.top - origin.top, bottom: rect.bottom - origin.top,
    }
    this.#boxes.set(start, box)
    return box
  }

  #isEven(block: number): boolean {
    const known = this.#even.get(block)
    if (known !== undefined) return known
    const { element, start, end } = this.#index.blocks[block] ?? {}
    const even = element !== undefined && element.localName !== 'table' && element.querySelector(uneven) === null && !rightToLeft.test(this.#index.text.slice(start, end))
    this.#even.set(block, even)
    return even
  }
}

/** Whether the point lies in a line below the box, or further along its own. */
const isAfter = (box: Box, x: number, y: number) => y >= box.bottom || (y >= box.top && x >= box.right)
const isBefore = (box: Box, x: number, y: number) => y < box.top || (y < box.bottom && x < box.left)
