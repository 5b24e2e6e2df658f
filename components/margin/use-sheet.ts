import { useCallback, useLayoutEffect, useState, type PointerEvent as ReactPointerEvent, type RefObject } from 'react'
import { peek, sheetHeight, type SheetSize } from '@/components/margin/sheet-height.ts'

export const nextSheetSize = (size: SheetSize): SheetSize => (size === 'peek' ? 'half' : size === 'half' ? 'full' : 'peek')

/** The size whose height is nearest. */
export function nearestSheetSize(height: number, screen: number): SheetSize {
  const sizes: SheetSize[] = ['peek', 'half', 'full']
  const away = (size: SheetSize) => Math.abs(sheetHeight(size, screen) - height)
  return sizes.reduce((best, size) => (away(size) < away(best) ? size : best))
}

/** Keeps `--sheet` on the page as high as the sheet is, and lets a finger drag it. */
export function useSheet(panel: RefObject<HTMLElement | null>, on: boolean) {
  const [size, setSize] = useState<SheetSize>('half')

  useLayoutEffect(() => {
    const page = document.documentElement.style
    if (!on) return
    const apply = () => page.setProperty('--sheet', `${sheetHeight(size, window.innerHeight)}px`)
    apply()
    window.addEventListener('resize', apply)
    return () => {
      window.removeEventListener('resize', apply)
      page.removeProperty('--sheet')
    }
  }, [on, size])

  // The keyboard of a phone covers what is fixed to the lower edge: the sheet stands on it.
  useLayoutEffect(() => {
    const visible = window.visualViewport
    if (!on || visible === null) return
    const page = document.documentElement.style
    const apply = () => page.setProperty('--keyboard', `${Math.max(0, window.innerHeight - visible.height - visible.offsetTop)}px`)
    apply()
    visible.addEventListener('resize', apply)
    visible.addEventListener('scroll', apply)
    return () => {
      visible.removeEventListener('resize', apply)
      visible.removeEventListener('scroll', apply)
      page.removeProperty('--keyboard')
    }
  }, [on])

  const onGrab = useCallback((down: ReactPointerEvent<HTMLElement>) => {
    const element = panel.current
    if (element === null) return
    const from = down.clientY
    const height = element.offsetHeight
    let moved = false
    const grip = down.currentTarget
    const move = (event: PointerEvent) => {
      if (Math.abs(event.clientY - from) > 6) moved = true
      if (moved) element.style.setProperty('height', `${Math.max(peek, height + from - event.clientY)}px`)
    }
    const end = (event: PointerEvent) => {
      grip.removeEventListener('pointermove', move)
      element.style.removeProperty('height')
      if (!moved) return
      setSize(nearestSheetSize(height + from - event.clientY, window.innerHeight))
      // The click that ends a drag is not a press of the button.
      grip.addEventListener('click', (click) => click.stopImmediatePropagation(), { capture: true, once: true })
    }
    grip.setPointerCapture(down.pointerId)
    grip.addEventListener('pointermove', move)
    grip.addEventListener('pointerup', end, { once: true })
    grip.addEventListener('pointercancel', end, { once: true })
  }, [panel])

  return { size, setSize, onGrab }
}
