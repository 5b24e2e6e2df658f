import { useLayoutEffect, useState } from 'react'
import { heightOf, placeAt, type LaidBlock } from '@/components/reader/silhouette.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

/** The text as it lies in the column now: px from its top. The same object until its size changes. */
export interface LaidText {
  root: HTMLElement
  blocks: readonly LaidBlock[]
  height: number
  heightOf: (offset: number) => number
  /** Offset of the first block that reaches below `y` px from the top. */
  offsetAt(y: number): number
  /** Offset of what stands `y` px from the top, by proportion within its block: `heightOf` leads back there. */
  placeAt(y: number): number
  /** End of the last block that begins above `y` px from the top. */
  endAt(y: number): number
}

export function layText({ root, blocks }: TextIndex): LaidText {
  const origin = root.getBoundingClientRect().top
  const laid = blocks.map(({ element, start, end }) => {
    const { top, height } = element.getBoundingClientRect()
    return { start, end, top: top - origin, height }
  })
  return {
    root,
    blocks: laid,
    height: root.offsetHeight,
    heightOf: (offset) => heightOf(laid, offset),
    offsetAt: (y) => (laid.find((block) => block.top + block.height > y) ?? laid.at(-1))?.start ?? 0,
    placeAt: (y) => placeAt(laid, y),
    endAt: (y) => laid.findLast((block) => block.top < y)?.end ?? 0,
  }
}

export function useLaidText(index: TextIndex | null): LaidText | null {
  const [laid, setLaid] = useState<LaidText | null>(null)
  useLayoutEffect(() => {
    if (index === null) return
    let frame = 0
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setLaid(layText(index)))
    })
    observer.observe(index.root)
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
    }
  }, [index])
  return laid
}
