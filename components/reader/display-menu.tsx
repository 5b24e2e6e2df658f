'use client'

import { ALargeSmall } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover.tsx'
import { Segmented } from '@/components/ui/segmented.tsx'
import { Switch } from '@/components/ui/switch.tsx'
import { setTheme, setTypeSize, themes, typeSizes, type ThemeChoice } from '@/components/ui/theme.ts'
import { Tooltip } from '@/components/ui/tooltip.tsx'
import { useTheme, useTypeSize } from '@/components/ui/use-theme.ts'

const choices: readonly ThemeChoice[] = ['system', ...themes]

interface DisplayMenuProps {
  hidden: boolean
  onHidden: (hidden: boolean) => void
  onShortcuts: () => void
  onTakeHome: string
}

/** Colours and size of the text; on a phone also what the bar has no room for. */
export function DisplayMenu({ hidden, onHidden, onShortcuts, onTakeHome }: DisplayMenuProps) {
  const t = useTranslations('reader')
  const theme = useTheme()
  const size = useTypeSize()
  const [open, setOpen] = useState(false)
  const at = typeSizes.indexOf(size)
  const id = useId()
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <Tooltip label={t('display.title')}>
        <PopoverTrigger asChild>
          <Button size="icon" aria-label={t('display.title')}><ALargeSmall aria-hidden className="max-sm:size-5" /></Button>
        </PopoverTrigger>
      </Tooltip>
      <PopoverContent align="end" aria-label={t('display.title')} className="grid w-[304px] gap-4 p-4">
        <div>
          <p className="mb-1 text-micro font-semibold text-ink-3">{t('display.theme')}</p>
          <Segmented label={t('display.theme')} value={theme} options={choices.map((value) => ({ value, label: t(`display.themes.${value}`) }))} onChange={setTheme} />
        </div>
        <div>
          <p id={id} className="mb-1 text-micro font-semibold text-ink-3">{t('display.size')}</p>
          <div role="group" aria-labelledby={id} className="flex items-center gap-2">
            <Button variant="line" aria-label={t('display.smaller')} disabled={at === 0} onClick={() => setTypeSize(typeSizes[at - 1] ?? size)} className="font-read text-[14px]">A</Button>
            <output className="min-w-14 text-center text-small text-ink-2">{size} px</output>
            <Button variant="line" aria-label={t('display.larger')} disabled={at === typeSizes.length - 1} onClick={() => setTypeSize(typeSizes[at + 1] ?? size)} className="font-read text-[20px]">A</Button>
          </div>
        </div>
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
