import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { HighlightSurface } from './highlight-surface.ts'
import { MarkPainter, type ShownMark } from './mark-painter.ts'
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
  /** Marks whose painting may not be what it is to be. */
  readonly #waiting = new Set<ShownMark>()
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

  protected came(mark: ShownMark): void {
    if (this.#isNear(mark)) this.#waiting.add(mark)
  }

  protected went(mark: ShownMark): void {
    if (mark.painted !== null) this.#waiting.add(mark)
  }

  /** Paints what waits: at once when it is one's own or nothing was painted just now. */
  protected changed(): void {
    if (this.#waiting.size === 0) return
    const rest = this.#settled + gather - performance.now()
    if (rest <= 0 || [...this.#waiting].some((mark) => mark.mine)) this.#settle()
    else this.#settleTimer ??= setTimeout(() => { this.#settle() }, rest)
  }

  #settle(): void {
    clearTimeout(this.#settleTimer)
    this.#settleTimer = undefined
    if (this.#waiting.size === 0) return
    this.#settled = performance.now()
    for (const mark of this.#waiting) {
      if (this.marks.get(mark.key) === mark && this.#isNear(mark)) this.show(mark)
      else this.hide(mark)
    }
    this.#waiting.clear()
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
    const top = -this.index.root.getBoundingClientRect().top
    const bottom = top + window.innerHeight
    const { first, last } = this.#near
    const layout = this.#layout
    const up = last < first || layout.blockAt(top - least) < first
    const down = last < first || layout.blockAt(bottom + least) > last
    // After a jump, or when the text grew smaller, far too much would stay painted.
    const wide = !up && !down && (layout.top(first) < top - 2 * ahead || layout.bottom(last) > bottom + 2 * ahead)
    if (!up && !down && !wide) return
    this.#near = { first: layout.blockAt(top - (up ? ahead : behind)), last: layout.blockAt(bottom + (down ? ahead : behind)) }
    this.#settle()
    for (let block = first; block <= last; block++) {
      if (block >= this.#near.first && block <= this.#near.last) continue
      for (const mark of this.buckets.in(block)) if (!this.#isNear(mark)) this.hide(mark)
    }
    for (let block = this.#near.first; block <= this.#near.last; block++) {
      if (block >= first && block <= last) continue
      for (const mark of this.buckets.in(block)) this.show(mark)
    }
  }

  #isNear(mark: ShownMark): boolean {
    return mark.first <= this.#near.last && mark.last >= this.#near.first
  }

  /** Paper has no window: all of the text is near. */
  readonly #showAll = () => {
    for (const mark of this.marks.values()) this.show(mark)
  }

  readonly #cull = () => {
    for (const mark of this.marks.values()) if (!this.#isNear(mark)) this.hide(mark)
  }
}

/** Where a finger may have meant: here, then a little above, below and beside. */
const around = [[0, 0], [0, -1], [0, 1], [-1, 0], [1, 0]] as const
