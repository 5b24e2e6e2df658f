import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { HighlightSurface } from './highlight-surface.ts'
import { MarkPainter, type ShownMark } from './mark-painter.ts'
import { piecesOf } from './mark-pieces.ts'
import type { Painter } from './painter.types.ts'
import { PointFinder } from './point-finder.ts'
import type { Painted, Surface } from './surface.ts'
import type { TextIndex } from './text-index.ts'
import { layOut, type TextLayout } from './text-layout.ts'

export type { PaintedMark } from './mark-buckets.ts'
export type { Painter } from './painter.types.ts'

/** px beyond the window: how far marks are painted where one scrolls to and where one comes from, and how near the edge of that may come. */
const ahead = 1600
const behind = 250
const least = 120
/**
 * ms without scrolling after which only those so near, px, stay painted. Chromium takes every range that is registered off its
 * text and puts it back at any change of the page, as when a card comes or the pointer is over a button.
 */
const rest = 250
const calm = 300
/** ms: marks that arrive within it after one another are painted together, the first at once. Each change costs the browser every mark near. */
const gather = 100

/** A painter that paints only the marks near the window: on CSS Custom Highlights, or on the `surface` given where the browser has none. */
export function createPainter(index: TextIndex, surface: Surface = new HighlightSurface(index)): Painter {
  return new CullingPainter(index, surface)
}

class CullingPainter extends MarkPainter {
  readonly #layout: TextLayout
  readonly #finder: PointFinder
  /** The blocks whose marks are painted, both included; none while `last` is less. */
  #near = { first: 0, last: -1 }
  #frame = 0
  #restTimer: ReturnType<typeof setTimeout> | undefined
  /** What is painted in each block, by name, start and end. */
  readonly #pieces = new Map<number, ReadonlyMap<string, Painted>>()
  /** Blocks whose marks may not be painted as they are to be, and whether that can wait. */
  readonly #waiting = new Set<number>()
  #isUrgent = false
  #isPrinting = false
  #settled = -Infinity
  #settleTimer: ReturnType<typeof setTimeout> | undefined

  constructor(index: TextIndex, surface: Surface) {
    super(index, surface)
    this.#layout = layOut(index, () => {
      this.#finder.forget()
      surface.relaid()
      this.#look()
    })
    this.#finder = new PointFinder(index, this.#layout)
    this.#look()
    window.addEventListener('scroll', this.#soon, { passive: true })
    window.addEventListener('resize', this.#soon)
    window.addEventListener('beforeprint', this.#showAll)
    window.addEventListener('afterprint', this.#cull)
  }

  keysAt(x: number, y: number, slack = 0): string[] {
    if (this.hidden) return []
    const places = slack === 0 ? around.slice(0, 1) : around
    for (const [across, down] of places) {
      const offset = this.#finder.find(x + across * slack, y + down * slack)
      if (offset !== null) return this.keysAtOffset(offset)
    }
    return []
  }

  override destroy(): void {
    clearTimeout(this.#settleTimer)
    clearTimeout(this.#restTimer)
    cancelAnimationFrame(this.#frame)
    this.#layout.destroy()
    window.removeEventListener('scroll', this.#soon)
    window.removeEventListener('resize', this.#soon)
    window.removeEventListener('beforeprint', this.#showAll)
    window.removeEventListener('afterprint', this.#cull)
    super.destroy()
  }

  protected paint(name: string, range: TextRange): readonly Painted[] {
    return [this.surface.add(name, range)]
  }

  /** Its blocks are painted whole. */
  protected override paintMark(): readonly Painted[] {
    return []
  }

  protected came(mark: ShownMark): void {
    this.#wait(mark)
    if (this.#isNear(mark)) this.show(mark)
  }

  protected went(mark: ShownMark): void {
    this.#wait(mark)
    this.hide(mark)
  }

  #wait({ first, last, mine }: ShownMark): void {
    const near = this.#near
    for (let block = Math.max(first, near.first); block <= Math.min(last, near.last); block++) {
      this.#waiting.add(block)
      this.#isUrgent ||= mine
    }
  }

  /** Paints what waits: at once when it is one's own or nothing was painted just now. */
  protected changed(): void {
    if (this.#waiting.size === 0) return
    const rest = this.#settled + gather - performance.now()
    if (rest <= 0 || this.#isUrgent) this.#settle()
    else this.#settleTimer ??= setTimeout(() => { this.#settle() }, rest)
  }

  #settle(): void {
    clearTimeout(this.#settleTimer)
    this.#settleTimer = undefined
    if (this.#waiting.size === 0) return
    this.#settled = performance.now()
    this.#isUrgent = false
    for (const block of this.#waiting) this.#repaint(block)
    this.#waiting.clear()
  }

  /** Makes what is painted in a block what its marks are: one range for all that overlap in one style. Nothing, where it is not near. */
  #repaint(block: number): void {
    const before = this.#pieces.get(block)
    const now = new Map<string, Painted>()
    if (this.#isNear({ first: block, last: block })) {
      for (const { name, start, end } of piecesOf(this.buckets.in(block), this.index.blocks[block] ?? nowhere)) {
        const id = `${name} ${start} ${end}`
        now.set(id, before?.get(id) ?? this.surface.add(name, { start, end }))
      }
    }
    for (const [id, painted] of before ?? []) if (!now.has(id)) this.surface.remove(id.slice(0, id.indexOf(' ')), painted)
    if (now.size === 0) this.#pieces.delete(block)
    else this.#pieces.set(block, now)
  }

  readonly #soon = () => {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#look()
    })
  }

  /** Paints more where the window has come close to the edge of what is painted, and lets go of what lies behind. */
  #look(): void {
    if (this.#isPrinting) return
    const top = -this.index.root.getBoundingClientRect().top
    const bottom = top + window.innerHeight
    const { first, last } = this.#near
    const layout = this.#layout
    const up = layout.blockAt(top - least) < first
    const down = layout.blockAt(bottom + least) > last
    // Where it begins or has jumped to, there is no telling which way one scrolls.
    const isNew = last < first || layout.blockAt(bottom) < first || layout.blockAt(top) > last
    // When the text grew smaller, far too much would stay painted.
    const wide = !up && !down && (layout.top(first) < top - 2 * ahead || layout.bottom(last) > bottom + 2 * ahead)
    if (isNew) this.#paintFrom(top - calm, bottom + calm)
    else if (up || down || wide) this.#paintFrom(top - (up ? ahead : behind), bottom + (down ? ahead : behind))
    clearTimeout(this.#restTimer)
    this.#restTimer = setTimeout(() => { this.#paintFrom(top - calm, bottom + calm) }, rest)
  }

  /** Paints the marks that lie between two heights of the text, px from its top, and no others. */
  #paintFrom(top: number, bottom: number): void {
    const { first, last } = this.#near
    this.#near = { first: this.#layout.blockAt(top), last: this.#layout.blockAt(bottom) }
    this.#settle()
    for (let block = first; block <= last; block++) {
      if (this.#isNear({ first: block, last: block })) continue
      this.#repaint(block)
      for (const mark of this.buckets.in(block)) if (!this.#isNear(mark)) this.hide(mark)
    }
    for (let block = this.#near.first; block <= this.#near.last; block++) {
      if (block >= first && block <= last) continue
      this.#repaint(block)
      for (const mark of this.buckets.in(block)) this.show(mark)
    }
  }

  #isNear({ first, last }: { first: number; last: number }): boolean {
    return first <= this.#near.last && last >= this.#near.first
  }

  /** Paper has no window: all of the text is near. */
  readonly #showAll = () => {
    this.#isPrinting = true
    clearTimeout(this.#restTimer)
    this.#paintFrom(-Infinity, Infinity)
  }

  readonly #cull = () => {
    this.#isPrinting = false
    this.#look()
  }
}

const nowhere: TextRange = { start: 0, end: 0 }

/** Where a finger may have meant: here, then a little above, below and beside. */
const around = [[0, 0], [0, -1], [0, 1], [-1, 0], [1, 0]] as const
