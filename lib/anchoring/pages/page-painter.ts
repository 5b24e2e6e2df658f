import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { offsetAtPoint } from '@/lib/anchoring/at-point.ts'
import { highlightName, highlightNames, overlayName, type Overlay } from '@/lib/anchoring/highlight-names.ts'
import { hasHighlights, HighlightSurface } from '@/lib/anchoring/highlight-surface.ts'
import { MarkBuckets, type PaintedMark } from '@/lib/anchoring/mark-buckets.ts'
import type { Painter } from '@/lib/anchoring/painter.ts'
import { RectangleSurface } from '@/lib/anchoring/rectangle-surface.ts'
import type { Painted, Surface } from '@/lib/anchoring/surface.ts'
import type { PageIndex } from './page-index.ts'

interface Shown {
  name: string
  painted: Painted
}

interface PageMark extends PaintedMark {
  first: number
  last: number
  shown: Shown[] | null
  filled: Shown[] | null
}

/** How far from the window, in px, a page's marks are painted already. */
const margin = 800
const flashTime = 1600
const keptWhileHidden: ReadonlySet<string> = new Set((['search', 'found', 'selection', 'flash'] as const).map(overlayName))

/**
 * A painter of marks on pages. What stands together in the text need not on the pages, so a mark is painted stretch by
 * stretch; and as words do not lie in the order of the text, what is near is known by the pages in sight.
 */
export function createPagePainter(index: PageIndex): Painter {
  return new PagePainter(index, hasHighlights() ? new HighlightSurface(index) : new RectangleSurface(index))
}

class PagePainter implements Painter {
  readonly #index: PageIndex
  readonly #surface: Surface
  readonly #marks = new Map<string, PageMark>()
  readonly #buckets: MarkBuckets<PageMark>
  readonly #overlays = new Map<Overlay, Shown[]>()
  readonly #near = new Set<number>()
  readonly #pages: IntersectionObserver
  readonly #size: ResizeObserver
  #pointed: ReadonlySet<string> = new Set()
  #hidden = false
  #flashTimer: ReturnType<typeof setTimeout> | undefined

  constructor(index: PageIndex, surface: Surface) {
    this.#index = index
    this.#surface = surface
    this.#buckets = new MarkBuckets(index)
    this.#pages = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const page = index.pages.indexOf(target as HTMLElement)
        if (isIntersecting) this.#near.add(page)
        else this.#near.delete(page)
      }
      for (const mark of this.#marks.values()) this.#look(mark)
    }, { rootMargin: `${margin}px 0px` })
    for (const page of index.pages) this.#pages.observe(page)
    this.#size = new ResizeObserver(() => { surface.relaid() })
    this.#size.observe(index.root)
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
    if (start < 0 || end <= start || end > this.#index.length || this.#index.blocks.length === 0) return
    const mark: PageMark = { key, start, end, kind, mine, ...this.#buckets.blocksOf({ start, end }), shown: null, filled: null }
    this.#marks.set(key, mark)
    this.#buckets.add(mark)
    this.#look(mark)
  }

  remove(key: string): void {
    const mark = this.#marks.get(key)
    if (!mark) return
    mark.shown = this.#hide(mark.shown)
    mark.filled = this.#hide(mark.filled)
    this.#buckets.remove(mark)
    this.#marks.delete(key)
  }

  setPointed(keys: string | readonly string[] | null): void {
    const before = this.#pointed
    this.#pointed = new Set(typeof keys === 'string' ? [keys] : (keys ?? []))
    for (const key of new Set([...before, ...this.#pointed])) {
      const mark = this.#marks.get(key)
      if (mark) this.#look(mark)
    }
  }

  setOverlay(overlay: Overlay, ranges: readonly TextRange[]): void {
    this.#hide(this.#overlays.get(overlay) ?? null)
    this.#overlays.set(overlay, ranges.flatMap(({ start, end }) => this.#show(overlayName(overlay), { start: Math.max(0, start), end: Math.min(this.#index.length, end) })))
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
    const offset = this.#hidden ? null : offsetAtPoint(this.#index, x, y, slack)
    return offset === null ? [] : this.keysAtOffset(offset)
  }

  keysAtOffset(offset: number): string[] {
    return this.#hidden ? [] : this.#buckets.at(offset).map(({ key }) => key)
  }

  destroy(): void {
    clearTimeout(this.#flashTimer)
    this.#pages.disconnect()
    this.#size.disconnect()
    this.#surface.destroy()
  }

  /** Paints a mark, or takes it away, as the pages in sight and the pointer want it. */
  #look(mark: PageMark): void {
    const isNear = this.#isNear(mark)
    if (isNear && mark.shown === null) mark.shown = this.#show(highlightName(mark.kind, mark.mine ? 'mine' : 'other'), mark)
    else if (!isNear && mark.shown !== null) mark.shown = this.#hide(mark.shown)
    const isFilled = isNear && this.#pointed.has(mark.key)
    if (isFilled && mark.filled === null) mark.filled = this.#show(highlightName(mark.kind, 'on'), mark)
    else if (!isFilled && mark.filled !== null) mark.filled = this.#hide(mark.filled)
  }

  #isNear({ first, last }: PageMark): boolean {
    for (let block = first; block <= last; block++) if (this.#near.has(this.#index.pageOf(block))) return true
    return false
  }

  #show(name: string, range: TextRange): Shown[] {
    return [...this.#stretches(range)].map((stretch) => ({ name, painted: this.#surface.add(name, stretch) }))
  }

  #hide(shown: Shown[] | null): null {
    for (const { name, painted } of shown ?? []) this.#surface.remove(name, painted)
    return null
  }

  /** Parts of `range` that lie on one page with nothing else between their words. */
  *#stretches({ start, end }: TextRange): Generator<TextRange> {
    const { first, last } = this.#buckets.blocksOf({ start, end })
    for (let from = first; from <= last;) {
      const page = this.#index.pageOf(from)
      let to = from
      while (to < last && this.#index.pageOf(to + 1) === page) to++
      const stretch = { start: Math.max(start, this.#index.blocks[from]?.start ?? 0), end: Math.min(end, this.#index.blocks[to]?.end ?? 0) }
      if (stretch.end > stretch.start) yield stretch
      from = to + 1
    }
  }
}
