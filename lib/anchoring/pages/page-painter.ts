import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { offsetAtPoint } from '@/lib/anchoring/at-point.ts'
import { hasHighlights, HighlightSurface } from '@/lib/anchoring/highlight-surface.ts'
import { MarkPainter, type ShownMark } from '@/lib/anchoring/mark-painter.ts'
import type { Painter } from '@/lib/anchoring/painter.types.ts'
import { RectangleSurface } from '@/lib/anchoring/rectangle-surface.ts'
import type { Painted, Surface } from '@/lib/anchoring/surface.ts'
import type { PageIndex } from './page-index.ts'

/** How far from the window, in px, a page's marks are painted already. */
const margin = 800

/**
 * A painter of marks on pages. What stands together in the text need not on the pages, so a mark is painted stretch by
 * stretch; and as words do not lie in the order of the text, what is near is known by the pages in sight.
 */
export function createPagePainter(index: PageIndex): Painter {
  return new PagePainter(index, hasHighlights() ? new HighlightSurface(index) : new RectangleSurface(index))
}

class PagePainter extends MarkPainter<PageIndex> {
  readonly #near = new Set<number>()
  readonly #pages: IntersectionObserver
  readonly #size: ResizeObserver

  constructor(index: PageIndex, surface: Surface) {
    super(index, surface)
    this.#pages = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const page = index.pages.indexOf(target as HTMLElement)
        if (isIntersecting) this.#near.add(page)
        else this.#near.delete(page)
      }
      for (const mark of this.marks.values()) this.#look(mark)
    }, { rootMargin: `${margin}px 0px` })
    for (const page of index.pages) this.#pages.observe(page)
    this.#size = new ResizeObserver(() => { surface.relaid() })
    this.#size.observe(index.root)
  }

  keysAt(x: number, y: number, slack = 0): string[] {
    const offset = this.hidden ? null : offsetAtPoint(this.index, x, y, slack)
    return offset === null ? [] : this.keysAtOffset(offset)
  }

  override destroy(): void {
    this.#pages.disconnect()
    this.#size.disconnect()
    super.destroy()
  }

  protected paint(name: string, range: TextRange): readonly Painted[] {
    return [...this.#stretches(range)].map((stretch) => this.surface.add(name, stretch))
  }

  protected came(mark: ShownMark): void {
    this.#look(mark)
  }

  protected went(mark: ShownMark): void {
    this.hide(mark)
  }

  /** Each mark is painted as it comes. */
  protected changed(): void {
    return
  }

  #look(mark: ShownMark): void {
    if (this.#isNear(mark)) this.show(mark)
    else this.hide(mark)
  }

  #isNear({ first, last }: ShownMark): boolean {
    for (let block = first; block <= last; block++) if (this.#near.has(this.index.pageOf(block))) return true
    return false
  }

  /** Parts of `range` that lie on one page with nothing else between their words. */
  *#stretches({ start, end }: TextRange): Generator<TextRange> {
    const { first, last } = this.buckets.blocksOf({ start, end })
    for (let from = first; from <= last;) {
      const page = this.index.pageOf(from)
      let to = from
      while (to < last && this.index.pageOf(to + 1) === page) to++
      const stretch = { start: Math.max(start, this.index.blocks[from]?.start ?? 0), end: Math.min(end, this.index.blocks[to]?.end ?? 0) }
      if (stretch.end > stretch.start) yield stretch
      from = to + 1
    }
  }
}
