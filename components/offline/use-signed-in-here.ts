'use client'

import { useLocale } from 'next-intl'
import { useEffect } from 'react'
import { setWho } from '@/lib/client/offline/keep.ts'

/** In development scripts change under their addresses: nothing is kept. Nor where the browser has no service workers: outside of https, and in some private windows. */
export const keepsPages = () => process.env.NODE_ENV === 'production' && 'serviceWorker' in navigator

/** Lets this person's kept pages open in this browser, and nobody else's. */
export function useSignedInHere(userId: string): void {
  const language = useLocale()
  useEffect(() => {
    if (!keepsPages()) return
    // Where it is refused there is nothing to open without a network, and nothing else is missed.
    void navigator.serviceWorker.register('/service-worker.js', { scope: '/', updateViaCache: 'none' }).catch(() => undefined)
    void setWho({ userId, language }).catch(() => undefined)
  }, [userId, language])
}
