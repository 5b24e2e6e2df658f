import { useEffect, useRef, useState } from 'react'

/** ms */
const apart = 1000

/**
 * `value`, for what need not follow each change at once: a moment after the first change, and then once a second. What stands
 * beside the text is counted anew for all of ten thousand notes, while what arrives is painted.
 */
export function useGathered<T>(value: T): T {
  const [shown, setShown] = useState(value)
  const last = useRef(-Infinity)
  useEffect(() => {
    if (value === shown) return
    const timer = setTimeout(() => {
      last.current = performance.now()
      setShown(value)
    }, Math.max(0, last.current + apart - performance.now()))
    return () => clearTimeout(timer)
  }, [value, shown])
  return shown
}
