'use client'

import { useEffect } from 'react'
import { syncUrl } from '@/lib/client/sync-url.ts'
import { whenIdle } from './when-idle.ts'

const none: readonly string[] = []

/** Sends what this person's closed pages have left here: when the page has nothing better to do, and when the network is back. */
export function useSendWaiting(userId: string, shown: readonly string[] = none): void {
  const rooms = shown.join(' ')
  useEffect(() => {
    const send = () => {
      // Where its script cannot be had there is no network, and nothing to send by.
      void import('@/lib/client/send-waiting.ts').then(({ sendWaiting }) => sendWaiting(userId, syncUrl(), new Set(rooms.split(' ')))).catch(() => undefined)
    }
    const cancel = whenIdle(send)
    window.addEventListener('online', send)
    return () => {
      cancel()
      window.removeEventListener('online', send)
    }
  }, [userId, rooms])
}
