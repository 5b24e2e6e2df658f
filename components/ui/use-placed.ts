'use client'

import { useLayoutEffect, type RefObject } from 'react'
import { placeBeside, type Align, type Side } from './place-beside.ts'

export interface Placing {
  side?: Side
  align?: Align
  gap?: number
}

/** Keeps an element that lies over the page beside what it belongs to, while either moves or grows. `--room`: how high it may be, px. */
export function usePlaced(element: RefObject<HTMLElement | null>, anchor: () => HTMLElement | null, on: boolean, { side = 'bottom', align = 'center', gap = 6 }: Placing): void {
  useLayoutEffect(() => {
    const placed = element.current
    const beside = anchor()
    if (!on || placed === null || beside === null) return
    const place = () => {
      // Not what an animation makes of it at the moment.
      const size = { width: placed.offsetWidth, height: placed.offsetHeight }
      const screen = { width: document.documentElement.clientWidth, height: window.innerHeight }
      const { left, top, room } = placeBeside({ anchor: beside.getBoundingClientRect(), size, window: screen, side, align, gap })
      placed.style.setProperty('--room', `${Math.floor(room)}px`)
      placed.style.setProperty('inset', `${Math.round(top)}px auto auto ${Math.round(left)}px`)
    }
    place()
    let frame = 0
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(place)
    }
    const sizes = new ResizeObserver(soon)
    sizes.observe(placed)
    sizes.observe(beside)
    // What it belongs to may stand in something that scrolls by itself.
    window.addEventListener('scroll', soon, { passive: true, capture: true })
    window.addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      sizes.disconnect()
      window.removeEventListener('scroll', soon, { capture: true })
      window.removeEventListener('resize', soon)
    }
  }, [element, anchor, on, side, align, gap])
}
