'use client'

import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * Calls `enter` when something opens, and what that returns when it closes or is taken away, with whether the focus was in it
 * then. Not while React changes the page: it would put the focus back where it was before.
 */
export function useReturning<E extends HTMLElement>(content: RefObject<E | null>, open: boolean, enter: (element: E) => (wasWithin: boolean) => void): void {
  const leave = useRef<(() => void) | null>(null)
  const latest = useRef(enter)
  useLayoutEffect(() => { latest.current = enter })
  useLayoutEffect(() => {
    const element = content.current
    if (!open || element === null) {
      leave.current?.()
      return
    }
    const end = latest.current(element)
    leave.current = () => {
      leave.current = null
      end(element.contains(document.activeElement) || document.activeElement === document.body)
    }
  }, [content, open])
  useLayoutEffect(() => () => leave.current?.(), [])
}
