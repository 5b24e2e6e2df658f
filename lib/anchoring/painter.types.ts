import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { Overlay } from './highlight-names.ts'
import type { PaintedMark } from './mark-buckets.ts'

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
