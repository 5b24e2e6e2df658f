'use client'

import { useLayoutEffect, useState, type RefObject } from 'react'

/** Whether something is on the page: from when it opens until the animation of its leaving has ended. */
export function useLeaving(open: boolean, element: RefObject<HTMLElement | null>): boolean {
  const [there, setThere] = useState(open)
  if (open && !there) setThere(true)
  useLayoutEffect(() => {
    if (open || !there) return
    let back = false
    // With its closing state already in the document: that is what these animate.
    const leaving = element.current?.getAnimations() ?? []
    void Promise.allSettled(leaving.map((animation) => animation.finished)).then(() => { if (!back) setThere(false) })
    return () => { back = true }
  }, [open, there, element])
  return there
}
