import type { TextRange } from '@/lib/domain/annotation/selector.ts'

/** What is painted, as its surface knows it. */
export type Painted = object

/** What marks are painted with. Names are those of highlight-names.ts. */
export interface Surface {
  /** Paints `range` in the style of `name`. The range lies in the text. */
  add(name: string, range: TextRange): Painted
  remove(name: string, painted: Painted): void
  /** Shows or hides all that is painted in the style of `name`; it is kept up to date meanwhile. */
  setVisible(name: string, visible: boolean): void
  /** The text was laid out anew. */
  relaid(): void
  destroy(): void
}
