import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { deviceStorage } from '@/components/reader/device-storage.ts'
import { findPlace, keepPlace, sayPlace } from '@/components/reader/kept-place.ts'
import { goToPassage } from '@/components/reader/scroll-to.ts'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import { offsetAtPoint } from '@/lib/anchoring/at-point.ts'
import type { Painter } from '@/lib/anchoring/painter.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'

const bar = 56
/** ms of rest after which a place counts as one where somebody reads. */
const rest = 500

interface Offer {
  label: string
  go: () => void
}

/** What other devices know of the place. */
interface Elsewhere {
  /** Undefined until it is known; null where there is none. */
  place: string | null | undefined
  tell: (place: string) => void
}

/**
 * Remembers, here and for other devices, where one reads, and offers to go there when the reading is opened again. It never goes by
 * itself. While an offer stands nothing is remembered in its stead; it is withdrawn once one reads on elsewhere.
 */
export function usePlace(index: TextIndex | null, laid: LaidText | null, painter: Painter | null, key: string, elsewhere: Elsewhere): Offer | null {
  const t = useTranslations('reader')
  const [place, setPlace] = useState<TextRange | null>(null)
  /** Offset of the place on offer. */
  const offered = useRef<number | null>(null)
  const looked = useRef(false)

  useEffect(() => {
    if (index === null || laid === null || elsewhere.place === undefined || looked.current) return
    looked.current = true
    if (location.hash !== '') return
    const found = findPlace(index.text, elsewhere.place) ?? findPlace(index.text, deviceStorage().getItem(key))
    if (found === null) return
    const y = laid.root.getBoundingClientRect().top + laid.heightOf(found.start)
    if (y >= 0 && y < window.innerHeight) return
    offered.current = found.start
    setPlace(found)
  }, [index, laid, key, elsewhere.place])

  const { tell } = elsewhere
  useEffect(() => {
    if (index === null || laid === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let moved = false
    const opened = window.scrollY
    const keep = () => {
      clearTimeout(timer)
      if (!moved || offered.current !== null) return
      moved = false
      try {
        const kept = keepPlace(index.text, firstInView(index, laid))
        if (kept === '') return
        tell(kept)
        deviceStorage().setItem(key, kept)
      } catch {
        // No room on the device: nothing is remembered here.
      }
    }
    const scrolled = () => {
      moved = true
      if (offered.current !== null && (Math.abs(window.scrollY - opened) > 1.5 * window.innerHeight || isReached(laid, offered.current))) {
        offered.current = null
        setPlace(null)
      }
      clearTimeout(timer)
      timer = setTimeout(keep, rest)
    }
    // A link, or the browser after a reload, may have led somewhere before this.
    if (opened > 0) scrolled()
    window.addEventListener('scroll', scrolled, { passive: true })
    window.addEventListener('pagehide', keep)
    return () => {
      keep()
      window.removeEventListener('scroll', scrolled)
      window.removeEventListener('pagehide', keep)
    }
  }, [index, laid, key, tell])

  const go = useCallback(() => {
    offered.current = null
    setPlace(null)
    if (index === null || place === null) return
    goToPassage(index, place, bar + 4)
    painter?.flash(place)
  }, [index, place, painter])

  return place === null || index === null ? null : { label: sayPlace(t, numberAt(index, place.start)), go }
}

/** Whether somebody has come to a place by themselves: it stands in the upper half of the window. */
function isReached(laid: LaidText, offset: number): boolean {
  const y = laid.root.getBoundingClientRect().top + laid.heightOf(offset)
  return y >= 0 && y < window.innerHeight / 2
}

/** Offset of the first character below the bar; of its block where the point falls between lines. */
function firstInView(index: TextIndex, laid: LaidText): number {
  const { top, left } = laid.root.getBoundingClientRect()
  const block = index.blockAt(laid.offsetAt(bar - top))
  const { start = 0, element } = index.blocks[block] ?? {}
  if (element === undefined || element.getBoundingClientRect().top >= bar) return start
  for (let y = bar + 6; y < bar + 40; y += 8) {
    const offset = offsetAtPoint(index, left + 4, y)
    if (offset !== null) return offset
  }
  return start
}

/** The number that hangs at the paragraph of `offset`, or at the last one before it. */
function numberAt(index: TextIndex, offset: number): string | null {
  for (let at = index.blockAt(offset); at >= 0; at--) {
    const element = index.blocks[at]?.element
    const number = element?.dataset['n'] ?? element?.closest<HTMLElement>('[data-n]')?.dataset['n']
    if (number !== undefined) return number
  }
  return null
}
