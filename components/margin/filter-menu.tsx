'use client'

import { ListFilter } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Thread } from '@/components/margin/threads.ts'
import type { NoteFiltering } from '@/components/margin/use-note-filter.ts'
import { FilterChoices } from '@/components/reader/later-parts.ts'
import { IconButton } from '@/components/ui/icon-button.tsx'
import { Popover, PopoverAnchor, PopoverTrigger } from '@/components/ui/popover.tsx'

interface FilterMenuProps {
  filtering: NoteFiltering
  /** All there is to choose from, shown or not. */
  threads: readonly Thread[]
  open: boolean
  onOpenChange: (open: boolean) => void
  /** What it opens from instead of a button of its own, where there is no room for one. */
  from?: ReactNode
}

/** Which notes are shown, and in which order. */
export function FilterMenu({ filtering, threads, open, onOpenChange, from }: FilterMenuProps) {
  const t = useTranslations('marking.filter')
  const { filter, asked } = filtering
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      {from !== undefined
        ? <PopoverAnchor><span className="inline-flex">{from}</span></PopoverAnchor>
        : (
            <PopoverTrigger>
              <IconButton label={t('open')} shortcut="v" aria-pressed={asked > 0 || filter.order !== 'text'}><ListFilter aria-hidden /></IconButton>
            </PopoverTrigger>
          )}
      <FilterChoices filtering={filtering} threads={threads} open={open} onClose={() => onOpenChange(false)} />
    </Popover>
  )
}
