import { useCallback, useSyncExternalStore } from 'react'

/** Whether a media query holds; on the server it does not. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback((listener: () => void) => {
    const media = matchMedia(query)
    media.addEventListener('change', listener)
    return () => media.removeEventListener('change', listener)
  }, [query])
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches, () => false)
}

/** Where notes stand: beside the text, in a panel over its edge, or in a sheet below. The widths are those of reading.css. */
export type MarginMode = 'margin' | 'panel' | 'sheet'

export function useMarginMode(): MarginMode {
  const sheet = useMedia('(max-width: 640px)')
  const panel = useMedia('(max-width: 1119px)')
  return sheet ? 'sheet' : panel ? 'panel' : 'margin'
}

export const prefersStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches
