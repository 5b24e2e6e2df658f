import { useEffect, type RefObject } from 'react'
import type { SeenStore } from '@/components/margin/seen.ts'

const longEnough = 1000

/** What stands in view for a second, on a page that is looked at, has been seen. */
export function useSeenInView(ref: RefObject<HTMLElement | null>, notes: readonly { key: string; written: string }[], seen: SeenStore): void {
  useEffect(() => {
    const element = ref.current
    if (element === null || notes.length === 0) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(timer)
      if (entry?.isIntersecting !== true) return
      timer = setTimeout(function look() {
        if (document.visibilityState === 'visible') seen.see(notes)
        else timer = setTimeout(look, longEnough)
      }, longEnough)
    }, { threshold: 0.4 })
    observer.observe(element)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
    }
  }, [ref, notes, seen])
}
