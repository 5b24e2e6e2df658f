'use client'

import { useEffect } from 'react'
import { keepPage } from '@/lib/client/offline/keep.ts'
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
    const keep = () => {
      const text = document.querySelector('.work-text')
      if (text === null || text.childElementCount === 0) return
      // No room, or no network any more: what was kept before stays.
      void keepPage({ userId, path, title, shell: true, with: { [`/api${path}/html?version=${versionId}`]: plainText(text) } }).catch(() => undefined)
    }
    let cancel = () => undefined as void
    const text = document.querySelector('.work-text')
    if (text !== null && text.childElementCount > 0) {
      cancel = whenIdle(keep)
      return () => cancel()
    }
    // After a navigation within the page the text arrives later.
    const arriving = new MutationObserver(() => {
      arriving.disconnect()
      cancel = whenIdle(keep)
    })
    if (text !== null) arriving.observe(text, { childList: true })
    return () => {
      arriving.disconnect()
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
