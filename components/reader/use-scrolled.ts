import { useEffect } from 'react'

/** Calls `look` once, and at most once a frame while the page scrolls or the window changes its size. */
export function useScrolled(look: () => void): void {
  useEffect(() => {
    let frame = 0
    const soon = () => {
      if (frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        look()
      })
    }
    look()
    window.addEventListener('scroll', soon, { passive: true })
    window.addEventListener('resize', soon)
    return () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('scroll', soon)
      window.removeEventListener('resize', soon)
    }
  }, [look])
}
