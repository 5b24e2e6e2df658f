import type { TextIndex } from './text-index.ts'
import { lastAtMost } from './text-index.ts'

/**
 * Where the blocks of a text lie: px from the top of its root, measured when first asked for and again after a change of
 * size. Asking is then arithmetic, where an IntersectionObserver over every block costs each frame its milliseconds.
 */
export interface TextLayout {
  /** Index of the last block that begins at or above `y`; 0 when all begin below it, -1 only without blocks. */
  blockAt(y: number): number
  top(block: number): number
  bottom(block: number): number
  /** Forgets what was measured: something has moved. */
  forget(): void
  destroy(): void
}

/** `onChange` is called when the text was laid out anew. */
export function layOut(index: TextIndex, onChange: () => void): TextLayout {
  const count = index.blocks.length
  let edges: Float64Array | null = null
  const measured = (): Float64Array => {
    if (edges !== null) return edges
    const found = new Float64Array(2 * count)
    const origin = index.root.getBoundingClientRect().top
    for (const [at, { element }] of index.blocks.entries()) {
      const { top, bottom } = element.getBoundingClientRect()
      found[2 * at] = top - origin
      found[2 * at + 1] = bottom - origin
    }
    return (edges = found)
  }
  const forget = () => { edges = null }
  let { width, height } = index.root.getBoundingClientRect()
  const changed = () => {
    const now = index.root.getBoundingClientRect()
    if (now.width === width && now.height === height) return
    ;({ width, height } = now)
    forget()
    onChange()
  }
  const observer = new ResizeObserver(changed)
  observer.observe(index.root)
  const fontsCame = () => {
    forget()
    onChange()
  }
  document.fonts.addEventListener('loadingdone', fontsCame)
  return {
    blockAt: (y) => lastAtMost(count, (at) => measured()[2 * at] ?? 0, y),
    top: (block) => measured()[2 * block] ?? 0,
    bottom: (block) => measured()[2 * block + 1] ?? 0,
    forget,
    destroy() {
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', fontsCame)
    },
  }
}
