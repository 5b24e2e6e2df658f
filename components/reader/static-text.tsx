'use client'

import { useTranslations } from 'next-intl'
import { memo, useEffect, useRef, useState } from 'react'
import { findHeldText } from '@/components/reader/text-hold.ts'
import { Notice } from '@/components/ui/notice.tsx'
import { Button } from '@/components/ui/button.tsx'
import { directionOf } from '@/lib/domain/reading/direction.ts'
import { api, ApiError } from '@/lib/client/api.ts'

interface StaticTextProps {
  /** Where the server holds the HTML during the request (text-hold.ts). */
  heldAs: string
  /** Where it is fetched after a navigation within the page. */
  address: string
  language: string
  onReady: (root: HTMLElement) => void
}

/**
 * The text, written once: into the page by the server, or, after a navigation within the page, by a fetch.
 * React never touches it again: on the client the HTML it knows is empty from the first render on.
 */
export const StaticText = memo(function StaticText({ heldAs, address, language, onReady }: StaticTextProps) {
  const t = useTranslations('reader')
  const root = useRef<HTMLDivElement>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    const element = root.current
    if (element === null) return
    if (element.childElementCount > 0) {
      onReady(element)
      return
    }
    let stale = false
    api.text(address).then((html) => {
      if (stale) return
      element.innerHTML = html
      setTrouble(null)
      onReady(element)
    }, (error: unknown) => {
      if (!stale) setTrouble(error instanceof ApiError ? error.message : t('text.failed'))
    })
    return () => { stale = true }
  }, [t, address, attempt, onReady])

  return (
    <>
      {trouble !== null && (
        <Notice tone="error" className="font-ui text-body">
          <p><b>{t('text.gone')}</b> {trouble}</p>
          <Button variant="line" className="mt-2" onClick={() => setAttempt((n) => n + 1)}>{t('text.again')}</Button>
        </Notice>
      )}
      <div ref={root} className="work-text" lang={language} dir={directionOf(language)} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: findHeldText(heldAs) ?? '' }} />
    </>
  )
})
