import { useCallback, useEffect, useRef, useState } from 'react'
import type { TextView } from '@/components/pages/pages-bar.tsx'
import { rectsOf } from '@/lib/anchoring/point.ts'
import type { PageIndex } from '@/lib/anchoring/pages/page-index.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

const bar = 56
/** Of the bar with the pages' numbers. */
const belowBar = 64

export interface TextViews {
  view: TextView
  setView: (view: TextView) => void
  /** Of what is shown: the flowing text, or the pages; null while it is not there. */
  index: TextIndex | null
  pageIndex: PageIndex | null
  onPages: (index: PageIndex | null) => void
}

/** The two forms of a reading over one text. Whoever changes from one to the other stays at the words they were at. */
export function useTextViews(textIndex: TextIndex | null): TextViews {
  const [view, setShown] = useState<TextView>('text')
  const [pageIndex, onPages] = useState<PageIndex | null>(null)
  const place = useRef<number | null>(null)
  const index = view === 'pages' ? pageIndex : textIndex

  const setView = useCallback((next: TextView) => {
    place.current = index === null ? null : firstInView(index)
    setShown(next)
  }, [index])

  useEffect(() => {
    const offset = place.current
    if (index === null || offset === null) return
    place.current = null
    // Once the sizes of the pages are known.
    const frame = requestAnimationFrame(() => {
      const block = index.blocks[index.blockAt(offset)]
      const end = Math.min(index.length, offset + 1)
      const top = (end > offset ? rectsOf(index, { start: offset, end })[0]?.top : undefined) ?? block?.element.getBoundingClientRect().top
      if (top !== undefined) window.scrollTo({ top: window.scrollY + top - bar - belowBar, behavior: 'instant' })
    })
    return () => cancelAnimationFrame(frame)
  }, [index])

  return { view, setView, index, pageIndex, onPages }
}

/** Offset of the first words below the bars; null at the very top, where both forms begin alike. */
function firstInView({ blocks }: TextIndex): number | null {
  if (window.scrollY < bar) return null
  let best: { start: number; top: number } | null = null
  for (const { element, start } of blocks) {
    const { top, bottom } = element.getBoundingClientRect()
    if (bottom > bar + belowBar && (best === null || top < best.top - 1)) best = { start, top }
  }
  return best?.start ?? null
}
