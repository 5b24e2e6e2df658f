import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { highlightNames } from './highlight-names.ts'
import { rectsOf } from './point.ts'
import type { Painted, Surface } from './surface.ts'
import type { TextIndex } from './text-index.ts'

interface Shown {
  name: string
  range: TextRange
  element: HTMLElement
}

/**
 * Rectangles behind the words, for browsers without CSS Custom Highlights: a layer a name, later names above, at the end
 * of the text's root, whose blocks stay as they are. Each rectangle has the name as its class (marks.css).
 */
export class RectangleSurface implements Surface {
  readonly #index: TextIndex
  readonly #box = document.createElement('div')
  readonly #layers = new Map<string, HTMLElement>()
  readonly #shown = new Set<Shown>()

  constructor(index: TextIndex) {
    this.#index = index
    this.#box.className = 'mark-rectangles'
    this.#box.setAttribute('aria-hidden', 'true')
    for (const name of highlightNames) {
      const layer = document.createElement('div')
      this.#layers.set(name, layer)
      this.#box.append(layer)
    }
    index.root.classList.add('with-rectangles')
    index.root.append(this.#box)
  }

  add(name: string, range: TextRange): Painted {
    const shown: Shown = { name, range, element: document.createElement('div') }
    this.#shown.add(shown)
    this.#draw(shown)
    this.#layers.get(name)?.append(shown.element)
    return shown
  }

  remove(_name: string, painted: Painted): void {
    const shown = painted as Shown
    this.#shown.delete(shown)
    shown.element.remove()
  }

  setVisible(name: string, visible: boolean): void {
    const layer = this.#layers.get(name)
    if (layer) layer.hidden = !visible
  }

  relaid(): void {
    for (const shown of this.#shown) this.#draw(shown)
  }

  destroy(): void {
    this.#box.remove()
    this.#index.root.classList.remove('with-rectangles')
  }

  #draw({ name, range, element }: Shown): void {
    const { left, top } = this.#index.root.getBoundingClientRect()
    element.replaceChildren(...rectsOf(this.#index, range).map((rect) => {
      const one = document.createElement('div')
      one.className = name
      one.style.setProperty('left', `${rect.left - left}px`)
      one.style.setProperty('top', `${rect.top - top}px`)
      one.style.setProperty('width', `${rect.width}px`)
      one.style.setProperty('height', `${rect.height}px`)
      return one
    }))
  }
}
