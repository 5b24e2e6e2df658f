'use client'

import { Segmented } from '@/components/ui/segmented.tsx'
import { setTheme, setTypeSize, typeSizes } from '@/components/ui/theme.ts'
import { useTheme, useTypeSize } from '@/components/ui/use-theme.ts'
import { themeNames } from './theme-names.ts'

const sizes = typeSizes.map((value) => ({ value, label: value }))

/** Colours and size of the text, as this browser keeps them. */
export function LookSettings() {
  return (
    <div className="grid gap-5">
      <div>
        <p aria-hidden className="mb-1 text-small font-medium">Colours</p>
        <Segmented label="Colours" value={useTheme()} options={themeNames} onChange={setTheme} />
      </div>
      <div>
        <p aria-hidden className="mb-1 text-small font-medium">Size of readings, in pixels</p>
        <Segmented label="Size of readings, in pixels" value={useTypeSize()} options={sizes} onChange={setTypeSize} />
        <p className="mt-4 max-w-[60ch] font-read text-read text-ink-2">Every passage will stand in this size, with about as many letters on a line.</p>
      </div>
    </div>
  )
}
