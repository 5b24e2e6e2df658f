'use client'

import { useEffect } from 'react'
import { keepPage } from '@/lib/client/offline/keep.ts'
import { keepsPages } from './use-signed-in-here.ts'
import { whenIdle } from './when-idle.ts'

/** Keeps a small page, as a course's, as it is now. */
export function KeepThisPage({ userId, path, title }: { userId: string; path: string; title: string }) {
  useEffect(() => {
    if (!keepsPages()) return
    // No room, or no network any more: the page kept before stays.
    return whenIdle(() => void keepPage({ userId, path, title }).catch(() => undefined))
  }, [userId, path, title])
  return null
}
