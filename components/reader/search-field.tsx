'use client'

import { ChevronDown, ChevronUp, Highlighter, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { sayHits } from '@/components/reader/hits.ts'
import type { Search } from '@/components/reader/use-search.ts'
import { Button } from '@/components/ui/button.tsx'
import { IconButton } from '@/components/ui/icon-button.tsx'

interface SearchFieldProps {
  search: Search
  onClose: () => void
  /** Takes the find in hand as the selection. */
  onSelect: () => void
}

/** The field under the bar: over the text's top, so that nothing moves when it comes and goes. */
export function SearchField({ search, onClose, onSelect }: SearchFieldProps) {
  const t = useTranslations('reader')
  const field = useRef<HTMLInputElement>(null)
  const { query, isOld, hits, at, found, ask, step } = search
  const [writesOver] = useState(isOld)

  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    // What was typed before the field was there is gone on with.
    if (writesOver) field.current?.select()
    else field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [writesOver])

  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter' && event.target === field.current) step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  const counted = sayHits(t, hits.length, at, query)
  return (
    <search className="find" aria-label={t('search.landmark')} onKeyDown={press}>
      <div className="box">
        <input
          ref={field} type="text" aria-label={t('search.field')} placeholder={t('search.field')} value={query} onChange={(event) => ask(event.target.value)}
          autoComplete="off" autoCapitalize="off" spellCheck={false} enterKeyHint="search" data-find
        />
        <span role="status" className="count">{counted}</span>
        <IconButton label={t('search.previous')} onClick={() => step(-1)} disabled={hits.length === 0}><ChevronUp aria-hidden /></IconButton>
        <IconButton label={t('search.next')} onClick={() => step(1)} disabled={hits.length === 0}><ChevronDown aria-hidden /></IconButton>
        {found !== null && <Button variant="quiet" className="mark-this" onClick={onSelect}><Highlighter aria-hidden />{t('search.mark')}</Button>}
        <IconButton label={t('search.close')} shortcut="Escape" onClick={onClose}><X aria-hidden /></IconButton>
      </div>
    </search>
  )
}
