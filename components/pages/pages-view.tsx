'use client'

import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { openPdf } from '@/components/pages/open-pdf.ts'
import { PageSheet } from '@/components/pages/page-sheet.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { indexPages, type PageIndex } from '@/lib/anchoring/pages/page-index.ts'
import { api, ApiError } from '@/lib/client/api.ts'
import type { OriginalPages } from '@/lib/domain/reading/pages.ts'

interface PagesViewProps {
  readingId: string
  versionId: string
  /** The canonical text. */
  text: string
  language: string
  /** Null when the pages go away. */
  onReady: (index: PageIndex | null) => void
  dark: boolean
}

interface Original extends OriginalPages {
  pdf: PDFDocumentProxy
}

async function load(readingId: string, versionId: string): Promise<Original> {
  const [{ pages, sheets }, response] = await Promise.all([
    api.get<OriginalPages>(`/api/readings/${readingId}/pages?version=${versionId}`),
    fetch(`/api/readings/${readingId}/original`, { credentials: 'same-origin' }),
  ])
  if (!response.ok) throw new Error(`The original could not be fetched: ${response.status}.`)
  return { pages, sheets, pdf: await openPdf(await response.arrayBuffer()) }
}

/** The original's own pages with the marks of the text over them. */
export function PagesView({ readingId, versionId, text, language, onReady, dark }: PagesViewProps) {
  const t = useTranslations('pages')
  const root = useRef<HTMLDivElement>(null)
  const [original, setOriginal] = useState<Original | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    let gone = false
    let opened: PDFDocumentProxy | null = null
    setTrouble(null)
    load(readingId, versionId).then((loaded) => {
      opened = loaded.pdf
      if (gone) void opened.destroy()
      else setOriginal(loaded)
    }, (error: unknown) => { if (!gone) setTrouble(error instanceof ApiError ? error.message : '') })
    return () => {
      gone = true
      void opened?.destroy()
    }
  }, [readingId, versionId, attempt])

  useEffect(() => {
    const element = root.current
    if (original === null || element === null) return
    const sheets = [...element.querySelectorAll<HTMLElement>('.page-sheet')]
    onReady(indexPages(element, sheets, original.sheets, text))
    return () => {
      onReady(null)
      for (const layer of element.querySelectorAll('.page-words')) layer.remove()
    }
  }, [original, text, onReady])

  if (trouble !== null) {
    return (
      <Notice tone="error" className="font-ui text-body">
        <p><b>{t('failed')}</b> {trouble}</p>
        <Button variant="line" className="mt-2" onClick={() => setAttempt((n) => n + 1)}>{t('again')}</Button>
      </Notice>
    )
  }
  if (original === null) return <p className="font-ui text-body text-ink-3" role="status">{t('opening')}</p>
  return (
    // Pages are white paper, or black where one likes, whatever the theme; the marks on them are made for it.
    <div ref={root} className="page-sheets" data-theme={dark ? 'dark' : 'light'} data-dark={dark ? '' : undefined} lang={language}>
      {original.sheets.slice(0, original.pdf.numPages).map(({ width, height }, at) => (
        <PageSheet key={at} pdf={original.pdf} number={at + 1} label={original.pages[at]?.label ?? String(at + 1)} width={width} height={height} />
      ))}
    </div>
  )
}
