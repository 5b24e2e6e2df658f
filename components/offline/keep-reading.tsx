'use client'

import { useEffect } from 'react'
import { keepLoaded, keepPage } from '@/lib/client/offline/keep.ts'
import { loadFaces } from './load-faces.ts'
import { keepsPages, useSignedInHere } from './use-signed-in-here.ts'
import { whenIdle } from './when-idle.ts'

interface KeepReadingProps {
  userId: string
  readingId: string
  versionId: string
  title: string
}

/** Keeps a reading that was opened: its page, and its text as this page has it, so that it is not sent again. */
export function KeepReading({ userId, readingId, versionId, title }: KeepReadingProps) {
  useSignedInHere(userId)
  useEffect(() => {
    if (!keepsPages()) return
    const path = `/readings/${readingId}`
    const later = new PerformanceObserver((loaded) => void keepLoaded(loaded.getEntries()).catch(() => undefined))
    const keep = () => {
      const text = document.querySelector('.work-text')
      if (text === null || text.childElementCount === 0) return
      later.observe({ type: 'resource' })
      // No room, or no network any more: what was kept before stays.
      void loadFaces(text).then(() => keepPage({ userId, path, title, shell: true, with: { [`/api${path}/html?version=${versionId}`]: plainText(text) } })).catch(() => undefined)
    }
    let cancel = () => undefined as void
    const arriving = new MutationObserver(() => {
      arriving.disconnect()
      cancel = whenIdle(keep)
    })
    const text = document.querySelector('.work-text')
    if (text !== null && text.childElementCount > 0) cancel = whenIdle(keep)
    // After a navigation within the page the text arrives later.
    else if (text !== null) arriving.observe(text, { childList: true })
    return () => {
      arriving.disconnect()
      later.disconnect()
      cancel()
    }
  }, [userId, readingId, versionId, title])
  return null
}

/** The text as the server sent it, without what the room has put between its blocks. */
function plainText(text: Element): string {
  const copy = text.cloneNode(true) as Element
  for (const added of copy.querySelectorAll('.block-notes')) added.remove()
  return copy.innerHTML
}
