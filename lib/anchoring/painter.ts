import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { highlightName, highlightNames, overlayName, type Overlay } from './highlight-names.ts'
import { hasHighlights, HighlightSurface } from './highlight-surface.ts'
import { MarkBuckets, type PaintedMark } from './mark-buckets.ts'
import { PointFinder } from './point-finder.ts'
import { RectangleSurface } from './rectangle-surface.ts'
import type { Painted, Surface } from './surface.ts'
import type { TextIndex } from './text-index.ts'
import { layOut, type TextLayout } from './text-layout.ts'

export type { PaintedMark } from './mark-buckets.ts'

/** Paints marks over the static text without touching its DOM. One a document: highlight names are the document's. */
export interface Painter {
  /** Makes the painted marks exactly these; only what differs is touched. Marks outside of the text are left out. */
  setMarks(marks: Iterable<PaintedMark>): void
  /** Adds one mark, or moves and restyles the one with its key. */
  put(mark: PaintedMark): void
  remove(key: string): void
  /** Fills the marks pointed at or selected; null for none. */
  setPointed(keys: string | readonly string[] | null): void
  /** Replaces what an overlay shows: the kept selection, others' selections, what was searched for, a flash. Not culled: give what is near. */
  setOverlay(overlay: Overlay, ranges: readonly TextRange[]): void
  /** Shows `range` for a moment, so that the eye finds where a jump has led. */
  flash(range: TextRange): void
  /** Hides every mark and others' selections, for reading in peace. They are kept up to date meanwhile. */
  hideAll(hidden: boolean): void
  /** Keys of the marks under a point of the screen, the shortest first; none while hidden. */
  keysAt(x: number, y: number, slack?: number): string[]
  /** Keys of the marks over the character at `offset`, the shortest first. */
  keysAtOffset(offset: number): string[]
  destroy(): void
}

interface ShownMark extends PaintedMark {
  /** The blocks it touches. */
  first: number
  last: number
  painted: Painted | null
  /** Painted once more, filled, while pointed at. */
  filled: Painted | null
}

/** px beyond the window: how far marks are painted where one scrolls to and where one comes from, and how near the edge of that may come. */
const ahead = 1600
const behind = 250
const least = 120
const flashTime = 1600
/** ms: marks that arrive within it after one another are painted together, the first at once. Each change costs the browser every mark near. */
const gather = 100

/**
 * A painter that paints only the marks near the window: on CSS Custom Highlights, where the browser has them, else on
 * rectangles (`surface` chooses for it).
 */
export function createPainter(index: TextIndex, surface: Surface = hasHighlights() ? new HighlightSurface(index) : new RectangleSurface(index)): Painter {
  return new CullingPainter(index, surface)
}

const keptWhileHidden: ReadonlySet<string> = new Set((['search', 'found', 'selection', 'flash'] as const).map(overlayName))

class CullingPainter implements Painter {
  readonly #index: TextIndex
  readonly #surface: Surface
  readonly #layout: TextLayout
  readonly #finder: PointFinder
  readonly #marks = new Map<string, ShownMark>()
  readonly #buckets: MarkBuckets<ShownMark>
  readonly #overlays = new Map<string, Painted[]>()
  /** The blocks whose marks are painted, both included; none while `last` is less. */
  #near = { first: 0, last: -1 }
  #pointed: ReadonlySet<string> = new Set()
  #hidden = false
  #frame = 0
  /** Marks whose painting may not be what it is to be. */
  readonly #waiting = new Set<ShownMark>()
  #settled = -Infinity
  #settleTimer: ReturnType<typeof setTimeout> | undefined
  #flashTimer: ReturnType<typeof setTimeout> | undefined

  constructor(index: TextIndex, surface: Surface) {
    this.#index = index
    this.#surface = surface
    this.#buckets = new MarkBuckets(index)
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

  setMarks(marks: Iterable<PaintedMark>): void {
    const gone = new Set(this.#marks.keys())
    for (const mark of marks) {
      this.#take(mark)
      gone.delete(mark.key)
    }
    for (const key of gone) this.#drop(key)
    this.#settleSoon()
  }

  put(mark: PaintedMark): void {
    this.#take(mark)
    this.#settleSoon()
  }

  remove(key: string): void {
    this.#drop(key)
    this.#settleSoon()
  }

  #take({ key, start, end, kind, mine }: PaintedMark): void {
    const old = this.#marks.get(key)
    if (old?.start === start && old.end === end && old.kind === kind && old.mine === mine) return
    if (old) this.#drop(key)
    if (start < 0 || end <= start || end > this.#index.length) return
    const mark: ShownMark = { key, start, end, kind, mine, ...this.#buckets.blocksOf({ start, end }), painted: null, filled: null }
    this.#marks.set(key, mark)
    this.#buckets.add(mark)
    if (this.#isNear(mark)) this.#waiting.add(mark)
  }

  #drop(key: string): void {
    const mark = this.#marks.get(key)
    if (!mark) return
    this.#buckets.remove(mark)
    this.#marks.delete(key)
    if (mark.painted !== null) this.#waiting.add(mark)
  }

  /** Paints what waits: at once when it is one's own or nothing was painted just now. */
  #settleSoon(): void {
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
      if (this.#marks.get(mark.key) === mark && this.#isNear(mark)) this.#show(mark)
      else this.#hide(mark)
    }
    this.#waiting.clear()
  }

  setPointed(keys: string | readonly string[] | null): void {
    const next = new Set(typeof keys === 'string' ? [keys] : (keys ?? []))
    const before = this.#pointed
    this.#pointed = next
    for (const key of before) if (!next.has(key)) this.#fill(this.#marks.get(key), false)
    for (const key of next) if (!before.has(key)) this.#fill(this.#marks.get(key), true)
  }

  setOverlay(overlay: Overlay, ranges: readonly TextRange[]): void {
    const name = overlayName(overlay)
    for (const painted of this.#overlays.get(name) ?? []) this.#surface.remove(name, painted)
    this.#overlays.set(name, ranges.flatMap(({ start, end }) => {
      const range = { start: Math.max(0, start), end: Math.min(this.#index.length, end) }
      return range.end > range.start ? [this.#surface.add(name, range)] : []
    }))
  }

  flash(range: TextRange): void {
    clearTimeout(this.#flashTimer)
    this.setOverlay('flash', [range])
    this.#flashTimer = setTimeout(() => { this.setOverlay('flash', []) }, flashTime)
  }

  hideAll(hidden: boolean): void {
    this.#hidden = hidden
    for (const name of highlightNames) if (!keptWhileHidden.has(name)) this.#surface.setVisible(name, !hidden)
  }

  keysAt(x: number, y: number, slack = 0): string[] {
    if (this.#hidden) return []
    const places = slack === 0 ? around.slice(0, 1) : around
    for (const [across, down] of places) {
      const offset = this.#finder.find(x + across * slack, y + down * slack)
      if (offset !== null) return this.keysAtOffset(offset)
    }
    return []
  }

  keysAtOffset(offset: number): string[] {
    return this.#buckets.at(offset).map((mark) => mark.key)
  }

  destroy(): void {
    clearTimeout(this.#flashTimer)
    clearTimeout(this.#settleTimer)
    cancelAnimationFrame(this.#frame)
    this.#layout.destroy()
    window.removeEventListener('scroll', this.#soon)
    window.removeEventListener('resize', this.#soon)
    window.removeEventListener('beforeprint', this.#showAll)
    window.removeEventListener('afterprint', this.#cull)
    this.#surface.destroy()
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
    const top = -this.#index.root.getBoundingClientRect().top
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
      for (const mark of this.#buckets.in(block)) if (!this.#isNear(mark)) this.#hide(mark)
    }
    for (let block = this.#near.first; block <= this.#near.last; block++) {
      if (block >= first && block <= last) continue
      for (const mark of this.#buckets.in(block)) this.#show(mark)
    }
  }

  #isNear(mark: ShownMark): boolean {
    return mark.first <= this.#near.last && mark.last >= this.#near.first
  }

  /** Paper has no window: all of the text is near. */
  readonly #showAll = () => {
    for (const mark of this.#marks.values()) this.#show(mark)
  }

  readonly #cull = () => {
    for (const mark of this.#marks.values()) if (!this.#isNear(mark)) this.#hide(mark)
  }

  #show(mark: ShownMark): void {
    if (mark.painted !== null) return
    mark.painted = this.#surface.add(nameOf(mark), mark)
    if (this.#pointed.has(mark.key)) this.#fill(mark, true)
  }

  #hide(mark: ShownMark): void {
    if (mark.painted === null) return
    this.#fill(mark, false)
    this.#surface.remove(nameOf(mark), mark.painted)
    mark.painted = null
  }

  #fill(mark: ShownMark | undefined, on: boolean): void {
    if (mark === undefined || mark.painted === null || on === (mark.filled !== null)) return
    const name = highlightName(mark.kind, 'on')
    if (mark.filled !== null) this.#surface.remove(name, mark.filled)
    mark.filled = on ? this.#surface.add(name, mark) : null
  }
}

const nameOf = ({ kind, mine }: PaintedMark) => highlightName(kind, mine ? 'mine' : 'other')
/** Where a finger may have meant: here, then a little above, below and beside. */
const around = [[0, 0], [0, -1], [0, 1], [-1, 0], [1, 0]] as const
