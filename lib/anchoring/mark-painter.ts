import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { highlightName, highlightNames, overlayName, type Overlay } from './highlight-names.ts'
import { MarkBuckets, type BlockMark, type PaintedMark } from './mark-buckets.ts'
import { nameOf } from './mark-pieces.ts'
import type { Painter } from './painter.types.ts'
import type { Painted, Surface } from './surface.ts'
import type { TextIndex } from './text-index.ts'

export interface ShownMark extends BlockMark {
  /** Null while it is not shown. */
  painted: readonly Painted[] | null
  /** Painted once more, filled, while pointed at. */
  filled: readonly Painted[] | null
}

const flashTime = 1600
const keptWhileHidden: ReadonlySet<string> = new Set((['search', 'found', 'selection', 'flash'] as const).map(overlayName))

/** What a painter does wherever the text lies. Which marks are near enough to be shown, and when that is looked at, each kind knows itself. */
export abstract class MarkPainter<Index extends TextIndex = TextIndex> implements Painter {
  protected readonly index: Index
  protected readonly surface: Surface
  protected readonly marks = new Map<string, ShownMark>()
  protected readonly buckets: MarkBuckets<ShownMark>
  protected hidden = false
  readonly #overlays = new Map<string, readonly Painted[]>()
  #pointed: ReadonlySet<string> = new Set()
  #flashTimer: ReturnType<typeof setTimeout> | undefined

  constructor(index: Index, surface: Surface) {
    this.index = index
    this.surface = surface
    this.buckets = new MarkBuckets(index)
  }

  abstract keysAt(x: number, y: number, slack?: number): string[]
  /** Paints a range that is not empty, in as many pieces as it lies in. */
  protected abstract paint(name: string, range: TextRange): readonly Painted[]
  /** A mark is there, not shown yet. */
  protected abstract came(mark: ShownMark): void
  /** A mark is there no more; it may still be shown. */
  protected abstract went(mark: ShownMark): void
  /** All that is to come and go just now has. */
  protected abstract changed(): void

  setMarks(marks: Iterable<PaintedMark>): void {
    const gone = new Set(this.marks.keys())
    for (const mark of marks) {
      this.#take(mark)
      gone.delete(mark.key)
    }
    for (const key of gone) this.#drop(key)
    this.changed()
  }

  put(mark: PaintedMark): void {
    this.#take(mark)
    this.changed()
  }

  remove(key: string): void {
    this.#drop(key)
    this.changed()
  }

  setPointed(keys: string | readonly string[] | null): void {
    const next = new Set(typeof keys === 'string' ? [keys] : (keys ?? []))
    const before = this.#pointed
    this.#pointed = next
    for (const key of before) if (!next.has(key)) this.#fill(this.marks.get(key), false)
    for (const key of next) if (!before.has(key)) this.#fill(this.marks.get(key), true)
  }

  setOverlay(overlay: Overlay, ranges: readonly TextRange[]): void {
    const name = overlayName(overlay)
    this.#wipe(name, this.#overlays.get(name) ?? [])
    this.#overlays.set(name, ranges.flatMap(({ start, end }) => {
      const range = { start: Math.max(0, start), end: Math.min(this.index.length, end) }
      return range.end > range.start ? this.paint(name, range) : []
    }))
  }

  flash(range: TextRange): void {
    clearTimeout(this.#flashTimer)
    this.setOverlay('flash', [range])
    this.#flashTimer = setTimeout(() => { this.setOverlay('flash', []) }, flashTime)
  }

  hideAll(hidden: boolean): void {
    this.hidden = hidden
    for (const name of highlightNames) if (!keptWhileHidden.has(name)) this.surface.setVisible(name, !hidden)
  }

  keysAtOffset(offset: number): string[] {
    return this.buckets.at(offset).map((mark) => mark.key)
  }

  destroy(): void {
    clearTimeout(this.#flashTimer)
    this.surface.destroy()
  }

  protected paintMark(mark: ShownMark): readonly Painted[] {
    return this.paint(nameOf(mark), mark)
  }

  protected show(mark: ShownMark): void {
    if (mark.painted !== null) return
    mark.painted = this.paintMark(mark)
    if (this.#pointed.has(mark.key)) this.#fill(mark, true)
  }

  protected hide(mark: ShownMark): void {
    if (mark.painted === null) return
    this.#fill(mark, false)
    this.#wipe(nameOf(mark), mark.painted)
    mark.painted = null
  }

  #take({ key, start, end, kind, mine }: PaintedMark): void {
    const old = this.marks.get(key)
    if (old?.start === start && old.end === end && old.kind === kind && old.mine === mine) return
    if (old) this.#drop(key)
    if (start < 0 || end <= start || end > this.index.length || this.index.blocks.length === 0) return
    const { first, last } = this.buckets.blocksOf({ start, end })
    const mark: ShownMark = { key, start, end, kind, mine, first, last, painted: null, filled: null }
    this.marks.set(key, mark)
    this.buckets.add(mark)
    this.came(mark)
  }

  #drop(key: string): void {
    const mark = this.marks.get(key)
    if (!mark) return
    this.buckets.remove(mark)
    this.marks.delete(key)
    this.went(mark)
  }

  #fill(mark: ShownMark | undefined, on: boolean): void {
    if (mark === undefined || mark.painted === null || on === (mark.filled !== null)) return
    const name = highlightName(mark.kind, 'on')
    if (mark.filled !== null) this.#wipe(name, mark.filled)
    mark.filled = on ? this.paint(name, mark) : null
  }

  #wipe(name: string, painted: readonly Painted[]): void {
    for (const one of painted) this.surface.remove(name, one)
  }
}
