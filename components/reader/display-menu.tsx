'use client'

import { ALargeSmall } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { LookControls } from '@/components/account/look-controls.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover.tsx'
import { Switch } from '@/components/ui/switch.tsx'
import { Tooltip } from '@/components/ui/tooltip.tsx'

interface DisplayMenuProps {
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
      <PopoverContent align="end" aria-label={t('display.title')} className="grid max-h-[min(640px,calc(100dvh-72px))] w-[304px] gap-4 overflow-y-auto p-4">
        <LookControls />
        <div className="border-t border-rule pt-2">
          <Switch label={t('display.hide')} checked={hidden} onChange={(event) => onHidden(event.target.checked)} />
          <div className="-mx-3 mt-1 flex flex-col items-start">
            <Button asChild className="sm:hidden"><a href={onTakeHome} download>{t('display.home')}</a></Button>
            <Button onClick={() => { setOpen(false); onShortcuts() }}>{t('shortcuts.title')}</Button>
          </div>
        </div>
      </PopoverContent>
    </Popover>
  )
}
