'use client'

import { ALargeSmall } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover.tsx'
import { Segmented } from '@/components/ui/segmented.tsx'
import { Switch } from '@/components/ui/switch.tsx'
import { setTheme, setTypeSize, typeSizes, type ThemeChoice } from '@/components/ui/theme.ts'
import { Tooltip } from '@/components/ui/tooltip.tsx'
import { useTheme, useTypeSize } from '@/components/ui/use-theme.ts'

const choices: { value: ThemeChoice; label: string }[] = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'sepia', label: 'Sepia' },
  { value: 'dark', label: 'Dark' },
]

interface DisplayMenuProps {
  hidden: boolean
  onHidden: (hidden: boolean) => void
  onShortcuts: () => void
  onTakeHome: string
}

/** Colours and size of the text; on a phone also what the bar has no room for. */
export function DisplayMenu({ hidden, onHidden, onShortcuts, onTakeHome }: DisplayMenuProps) {
  const theme = useTheme()
  const size = useTypeSize()
  const [open, setOpen] = useState(false)
  const at = typeSizes.indexOf(size)
  const id = useId()
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <Tooltip label="Type and theme">
        <PopoverTrigger asChild>
          <Button size="icon" aria-label="Type and theme"><ALargeSmall aria-hidden className="max-sm:size-5" /></Button>
        </PopoverTrigger>
      </Tooltip>
      <PopoverContent align="end" aria-label="Type and theme" className="grid w-[304px] gap-4 p-4">
        <div>
          <p className="mb-1 text-micro font-semibold text-ink-3">Theme</p>
          <Segmented label="Theme" value={theme} options={choices} onChange={setTheme} />
        </div>
        <div>
          <p id={id} className="mb-1 text-micro font-semibold text-ink-3">Size of the text</p>
          <div role="group" aria-labelledby={id} className="flex items-center gap-2">
            <Button variant="line" aria-label="Smaller" disabled={at === 0} onClick={() => setTypeSize(typeSizes[at - 1] ?? size)} className="font-read text-[14px]">A</Button>
            <output className="min-w-14 text-center text-small text-ink-2">{size} px</output>
            <Button variant="line" aria-label="Larger" disabled={at === typeSizes.length - 1} onClick={() => setTypeSize(typeSizes[at + 1] ?? size)} className="font-read text-[20px]">A</Button>
          </div>
        </div>
        <div className="border-t border-rule pt-2">
          <Switch label="Hide all marks" checked={hidden} onChange={(event) => onHidden(event.target.checked)} />
          <div className="-mx-3 mt-1 flex flex-col items-start">
            <Button asChild className="sm:hidden"><a href={onTakeHome} download>Take notes home</a></Button>
            <Button onClick={() => { setOpen(false); onShortcuts() }}>Keyboard shortcuts</Button>
          </div>
        </div>
      </PopoverContent>
    </Popover>
  )
}
