'use client'

import { useTranslations } from 'next-intl'
import { LookControls } from '@/components/account/look-controls.tsx'
import { printReading, type Print } from '@/components/printing/print-reading.ts'
import type { DisplayMenuProps } from '@/components/reader/display-menu.tsx'
import { Button } from '@/components/ui/button.tsx'
import { PopoverContent } from '@/components/ui/popover.tsx'
import { Switch } from '@/components/ui/switch.tsx'

/** What is in the popover of display-menu.tsx. */
export function DisplayChoices({ open: _open, hidden, onHidden, onShortcuts, onTakeHome, onClose }: DisplayMenuProps & { open: boolean; onClose: () => void }) {
  const t = useTranslations('reader')
  const printed = useTranslations('printing')
  const print = (what: Print) => () => {
    onClose()
    void printReading(what)
  }
  return (
    <PopoverContent align="end" aria-label={t('display.title')} className="grid max-h-[min(760px,calc(100dvh-72px))] w-[304px] gap-4 overflow-y-auto p-4">
      <LookControls />
      <div className="border-t border-rule pt-2">
        <Switch label={t('display.hide')} checked={hidden} onChange={(event) => onHidden(event.target.checked)} />
        <div className="-mx-3 mt-1 flex flex-col items-start">
          <Button asChild className="sm:hidden"><a href={onTakeHome} download>{t('display.home')}</a></Button>
          <Button disabled={hidden} onClick={print('notes')}>{printed('withNotes')}</Button>
          <Button onClick={print('text')}>{printed('alone')}</Button>
          <Button onClick={onShortcuts}>{t('shortcuts.title')}</Button>
        </div>
      </div>
    </PopoverContent>
  )
}
