'use client'

import { ChevronLeft, ChevronRight, Contrast } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useState } from 'react'
import { useScrolled } from '@/components/reader/use-scrolled.ts'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { readKeysOff } from '@/components/ui/theme.ts'
import { Segmented } from '@/components/ui/segmented.tsx'
import { isTyping } from '@/components/reader/use-shortcuts.ts'
import type { PageIndex } from '@/lib/anchoring/pages/page-index.ts'

export type TextView = 'text' | 'pages'

const bar = 56

interface PagesBarProps {
  view: TextView
  onView: (view: TextView) => void
  /** Null while the pages are not there. */
  index: PageIndex | null
  count: number
  /** Members see the pages too. */
  shared: boolean
  dark: boolean
  onDark: (dark: boolean) => void
}

/** Which of its two forms the reading is read in, and where in the pages one is. */
export function PagesBar({ view, onView, index, count, shared, dark, onDark }: PagesBarProps) {
  const t = useTranslations('pages')
  const [at, setAt] = useState(0)

  useScrolled(useCallback(() => {
    if (index === null) return
    const line = bar + (window.innerHeight - bar) / 3
    setAt(Math.max(0, index.pages.findLastIndex((page) => page.getBoundingClientRect().top <= line)))
  }, [index]))

  const go = useCallback((to: number) => {
    const page = index?.pages[to]
    if (page) window.scrollTo({ top: window.scrollY + page.getBoundingClientRect().top - bar - 56, behavior: 'instant' })
  }, [index])

  useEffect(() => {
    if (view !== 'pages') return
    const press = (event: KeyboardEvent) => {
      if ((event.key !== '[' && event.key !== ']') || event.ctrlKey || event.metaKey || event.altKey || readKeysOff() || isTyping(event.target)) return
      event.preventDefault()
      go(at + (event.key === ']' ? 1 : -1))
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [view, at, go])

  return (
    <div className="pages-bar" data-view={view}>
      <Segmented label={t('view')} value={view} onChange={onView} options={[{ value: 'text', label: t('text') }, { value: 'pages', label: t('pages') }]} />
      {view === 'pages' && (
        <>
          <nav className="flex items-center" aria-label={t('pages')}>
            <IconButton label={t('previous')} shortcut="[" disabled={at <= 0} onClick={() => go(at - 1)}><ChevronLeft aria-hidden /></IconButton>
            <span className="min-w-20 text-center text-small text-ink-2" role="status">{t('where', { page: index?.pages[at]?.dataset['label'] ?? String(at + 1), number: at + 1, count })}</span>
            <IconButton label={t('next')} shortcut="]" disabled={at >= count - 1} onClick={() => go(at + 1)}><ChevronRight aria-hidden /></IconButton>
          </nav>
          <IconButton label={t('dark')} aria-pressed={dark} onClick={() => onDark(!dark)}><Contrast aria-hidden /></IconButton>
        </>
      )}
      {!shared && view === 'text' && <p className="basis-full text-micro text-ink-3">{t('staffOnly')}</p>}
    </div>
  )
}
