import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { offsetAtPoint } from './at-point.ts'
import { highlightName, highlightNames, overlayName, type Overlay } from './highlight-names.ts'
import { MarkBuckets, type PaintedMark } from './mark-buckets.ts'
import { domRange } from './point.ts'
import type { TextIndex } from './text-index.ts'

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

interface Painted extends PaintedMark {
  /** How many of its blocks are near the viewport; it has a range while this is not 0. */
  near: number
  range: Range | null
}

/** How far from the viewport, in px, a block's marks are painted already. */
const margin = 800
const flashTime = 1600

/** Whether this browser paints CSS Custom Highlights. Where it does not, the painter finds marks but shows none. */
export const canPaint = (): boolean => typeof Highlight !== 'undefined' && 'highlights' in CSS

/**
 * A painter of culled CSS Custom Highlights: one Highlight for each kind x {other, mine, on} and each overlay, holding
 * ranges only for marks in blocks near the viewport. (A Highlight per mark, or ranges for all of them, costs
 * ten times the paint time with thousands of marks.)
 */
export function createPainter(index: TextIndex): Painter {
  return new HighlightPainter(index)
}

class HighlightPainter implements Painter {
  readonly #index: TextIndex
  readonly #marks = new Map<string, Painted>()
  readonly #buckets: MarkBuckets<Painted>
  readonly #highlights = new Map<string, Highlight>()
  readonly #observer: IntersectionObserver
  readonly #nearBlocks = new Set<number>()
  #pointed: ReadonlySet<string> = new Set()
  #hidden = false
  #flashTimer: ReturnType<typeof setTimeout> | undefined

  constructor(index: TextIndex) {
    this.#index = index
    this.#buckets = new MarkBuckets(index)
    if (canPaint()) {
      for (const [priority, name] of highlightNames.entries()) {
        const highlight = new Highlight()
        highlight.priority = priority
        this.#highlights.set(name, highlight)
        CSS.highlights.set(name, highlight)
      }
    }
    this.#observer = new IntersectionObserver((entries) => { this.#moved(entries) }, { rootMargin: `${margin}px 0px` })
    for (const { element } of index.blocks) this.#observer.observe(element)
    window.addEventListener('beforeprint', this.#showAll)
    window.addEventListener('afterprint', this.#cull)
  }

  setMarks(marks: Iterable<PaintedMark>): void {
    const gone = new Set(this.#marks.keys())
    for (const mark of marks) {
      this.put(mark)
      gone.delete(mark.key)
    }
    for (const key of gone) this.remove(key)
  }

  put({ key, start, end, kind, mine }: PaintedMark): void {
    const old = this.#marks.get(key)
    if (old?.start === start && old.end === end && old.kind === kind && old.mine === mine) return
    if (old) this.remove(key)
    if (start < 0 || end <= start || end > this.#index.length) return
    const mark: Painted = { key, start, end, kind, mine, near: 0, range: null }
    this.#marks.set(key, mark)
    this.#buckets.add(mark)
    for (const block of this.#buckets.blocksOf(mark)) if (this.#nearBlocks.has(block)) mark.near += 1
    if (mark.near > 0) this.#show(mark)
  }

  remove(key: string): void {
    const mark = this.#marks.get(key)
    if (!mark) return
    this.#hide(mark)
    this.#buckets.remove(mark)
    this.#marks.delete(key)
  }

  setPointed(keys: string | readonly string[] | null): void {
    const next = new Set(typeof keys === 'string' ? [keys] : (keys ?? []))
    const before = this.#pointed
    this.#pointed = next
    for (const key of before) if (!next.has(key)) this.#fill(key, false)
    for (const key of next) if (!before.has(key)) this.#fill(key, true)
  }

  setOverlay(overlay: Overlay, ranges: readonly TextRange[]): void {
    const highlight = this.#highlights.get(overlayName(overlay))
    if (!highlight) return
    highlight.clear()
    for (const { start, end } of ranges) {
      const range = { start: Math.max(0, start), end: Math.min(this.#index.length, end) }
      if (range.end > range.start) highlight.add(domRange(this.#index, range))
    }
  }

  flash(range: TextRange): void {
    clearTimeout(this.#flashTimer)
    this.setOverlay('flash', [range])
    this.#flashTimer = setTimeout(() => { this.setOverlay('flash', []) }, flashTime)
  }

  hideAll(hidden: boolean): void {
    this.#hidden = hidden
    if (!canPaint()) return
    const kept = new Set((['search', 'found', 'selection', 'flash'] as const).map(overlayName))
    for (const [name, highlight] of this.#highlights) {
      if (kept.has(name)) continue
      if (hidden) CSS.highlights.delete(name)
      else CSS.highlights.set(name, highlight)
    }
  }

  keysAt(x: number, y: number, slack = 0): string[] {
    if (this.#hidden) return []
    const offset = offsetAtPoint(this.#index, x, y, slack)
    return offset === null ? [] : this.keysAtOffset(offset)
  }

  keysAtOffset(offset: number): string[] {
    return this.#buckets.at(offset).map((mark) => mark.key)
  }

  destroy(): void {
    clearTimeout(this.#flashTimer)
    this.#observer.disconnect()
    window.removeEventListener('beforeprint', this.#showAll)
    window.removeEventListener('afterprint', this.#cull)
    // Another painter may have taken a name over since.
    for (const [name, highlight] of this.#highlights) if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name)
  }

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const block = this.#index.blockOf(target)
      if (block === null || this.#nearBlocks.has(block) === isIntersecting) continue
      if (isIntersecting) this.#nearBlocks.add(block)
      else this.#nearBlocks.delete(block)
      for (const mark of this.#buckets.in(block)) {
        mark.near += isIntersecting ? 1 : -1
        if (mark.near === 0) this.#hide(mark)
        else if (!mark.range) this.#show(mark)
      }
    }
  }

  /** Paper has no viewport: all of the text is near. */
  readonly #showAll = () => {
    for (const mark of this.#marks.values()) if (!mark.range) this.#show(mark)
  }

  readonly #cull = () => {
    for (const mark of this.#marks.values()) if (mark.near === 0) this.#hide(mark)
  }

  #show(mark: Painted): void {
    mark.range = domRange(this.#index, mark)
    this.#highlightOf(mark)?.add(mark.range)
    if (this.#pointed.has(mark.key)) this.#fill(mark.key, true)
  }

  #hide(mark: Painted): void {
    if (!mark.range) return
    this.#highlightOf(mark)?.delete(mark.range)
    this.#highlights.get(highlightName(mark.kind, 'on'))?.delete(mark.range)
    mark.range = null
  }

  #fill(key: string, on: boolean): void {
    const mark = this.#marks.get(key)
    if (!mark?.range) return
    const highlight = this.#highlights.get(highlightName(mark.kind, 'on'))
    if (on) highlight?.add(mark.range)
    else highlight?.delete(mark.range)
  }

  #highlightOf({ kind, mine }: PaintedMark): Highlight | undefined {
    return this.#highlights.get(highlightName(kind, mine ? 'mine' : 'other'))
  }
}
