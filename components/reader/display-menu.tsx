'use client'

import { ALargeSmall } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DisplayChoices } from '@/components/reader/later-parts.ts'
import { Button } from '@/components/ui/button.tsx'
import { Popover, PopoverTrigger } from '@/components/ui/popover.tsx'
import { Tooltip } from '@/components/ui/tooltip.tsx'

export interface DisplayMenuProps {
  hidden: boolean
  onHidden: (hidden: boolean) => void
  onShortcuts: () => void
  onTakeHome: string
}

/** Colours and size of the text; on a phone also what the bar has no room for. */
export function DisplayMenu({ hidden, onHidden, onShortcuts, onTakeHome }: DisplayMenuProps) {
  const t = useTranslations('reader')
  const [open, setOpen] = useState(false)
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <Tooltip label={t('display.title')}>
        <PopoverTrigger>
          <Button size="icon" aria-label={t('display.title')}><ALargeSmall aria-hidden className="max-sm:size-5" /></Button>
        </PopoverTrigger>
      </Tooltip>
      <DisplayChoices open={open} hidden={hidden} onHidden={onHidden} onShortcuts={() => { setOpen(false); onShortcuts() }} onTakeHome={onTakeHome} onClose={() => setOpen(false)} />
    </Popover>
  )
}
