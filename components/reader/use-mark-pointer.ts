import { useEffect, useRef } from 'react'
import type { Selecting } from '@/components/reader/room-context.ts'
import type { Painter } from '@/lib/anchoring/painter.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

/** px around a character that a finger may miss it by. */
const finger = 6

interface MarkPointer {
  selected: string | null
  select: (key: string | null, how?: Selecting) => void
  point: (key: string | null) => void
}

/** Pointing at a mark points at its card; pressing it selects it, and pressing again the next one at that place. */
export function useMarkPointer(index: TextIndex | null, painter: Painter | null, { selected, select, point }: MarkPointer): void {
  const latest = useRef(selected)
  useEffect(() => { latest.current = selected }, [selected])

  useEffect(() => {
    if (index === null || painter === null) return
    const { root } = index
    let frame = 0
    let over: string | null = null
    let pressedBy = 'mouse'
    const pointAt = (key: string | null) => {
      if (key === over) return
      over = key
      root.classList.toggle('pointing', key !== null)
      point(key)
    }
    const move = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse') return
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => pointAt(event.buttons === 0 ? (painter.keysAt(event.clientX, event.clientY)[0] ?? null) : null))
    }
    const leave = () => {
      cancelAnimationFrame(frame)
      pointAt(null)
    }
    // The click itself does not say in every browser.
    const press = (event: PointerEvent) => { pressedBy = event.pointerType }
    const click = (event: MouseEvent) => {
      if (event.defaultPrevented || document.getSelection()?.isCollapsed === false) return
      if (event.target instanceof Element && event.target.closest('a[href], button') !== null) return
      const keys = painter.keysAt(event.clientX, event.clientY, pressedBy === 'mouse' ? 0 : finger)
      const at = latest.current === null ? -1 : keys.indexOf(latest.current)
      select(keys.length === 0 ? null : (keys[(at + 1) % keys.length] ?? null))
    }
    root.addEventListener('pointermove', move)
    root.addEventListener('pointerleave', leave)
    root.addEventListener('pointerdown', press)
    root.addEventListener('click', click)
    return () => {
      cancelAnimationFrame(frame)
      root.classList.remove('pointing')
      root.removeEventListener('pointermove', move)
      root.removeEventListener('pointerleave', leave)
      root.removeEventListener('pointerdown', press)
      root.removeEventListener('click', click)
    }
  }, [index, painter, select, point])
}
