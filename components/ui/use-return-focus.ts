'use client'

import { useRef } from 'react'

/**
 * For what opens over the page without a trigger of its own (from a menu, or by a key): when it closes, the focus goes
 * back to where it was. Radix does so by itself only for its own triggers.
 */
export function useReturnFocus() {
  const opener = useRef<HTMLElement | null>(null)
  return {
    onOpenAutoFocus: () => {
      opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    },
    onCloseAutoFocus: (event: Event) => {
      if (opener.current === null || opener.current === document.body || !opener.current.isConnected) return
      event.preventDefault()
      opener.current.focus()
    },
  }
}
