'use client'

import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { MarginItem } from '@/components/margin/margin-items.ts'

/** The line that holds the other notes of a crowded passage. */
export function StackCard({ item, onToggle }: { item: Extract<MarginItem, { kind: 'stack' }>; onToggle: (block: number) => void }) {
  const t = useTranslations('marking')
  const words = item.open ? t('stack.fold') : t('stack.more', { count: item.count })
  const Icon = item.open ? ChevronsDownUp : ChevronsUpDown
  return (
    <article className="card stack" aria-label={words} data-card={item.key}>
      <button type="button" className="word-button" aria-expanded={item.open} onClick={() => onToggle(item.block)}><Icon aria-hidden />{words}</button>
    </article>
  )
}
