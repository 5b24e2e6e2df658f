import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { highlightNames } from './highlight-names.ts'
import { domRange } from './point.ts'
import type { Painted, Surface } from './surface.ts'
import type { TextIndex } from './text-index.ts'

/** Whether this browser paints CSS Custom Highlights. */
export const hasHighlights = (): boolean => typeof Highlight !== 'undefined' && 'highlights' in CSS

/**
 * CSS Custom Highlights: one for each name, later names above. (A Highlight per mark, or ranges for all marks of a long
 * text, costs ten times the time: each change looks at every range that is registered.)
 */
export class HighlightSurface implements Surface {
  readonly #index: TextIndex
  readonly #highlights = new Map<string, Highlight>()

  constructor(index: TextIndex) {
    this.#index = index
    for (const [priority, name] of highlightNames.entries()) {
      const highlight = new Highlight()
      highlight.priority = priority
      this.#highlights.set(name, highlight)
      CSS.highlights.set(name, highlight)
    }
  }

  add(name: string, range: TextRange): Painted {
    const painted = domRange(this.#index, range)
    this.#highlights.get(name)?.add(painted)
    return painted
  }

  remove(name: string, painted: Painted): void {
    this.#highlights.get(name)?.delete(painted as Range)
  }

  setVisible(name: string, visible: boolean): void {
    const highlight = this.#highlights.get(name)
    if (!highlight) return
    if (visible) CSS.highlights.set(name, highlight)
    else CSS.highlights.delete(name)
  }

  relaid(): void {
    // The browser paints ranges where they are.
  }

  destroy(): void {
    // Another painter may have taken a name over since.
    for (const [name, highlight] of this.#highlights) if (CSS.highlights.get(name) === highlight) CSS.highlights.delete(name)
  }
}
