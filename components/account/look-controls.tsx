'use client'

import { useTranslations } from 'next-intl'
import { useId, type ReactNode } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Segmented } from '@/components/ui/segmented.tsx'
import { faces, measures, setLook, spacings, themeChoices, typeSizes } from '@/components/ui/theme.ts'
import { useLook } from '@/components/ui/use-theme.ts'

/** How a reading looks: colours, face, size, space, length of lines. Each holds at once, and is kept. */
export function LookControls() {
  const t = useTranslations('look')
  const size = useLook('size')
  const at = typeSizes.indexOf(size)
  const id = useId()
  return (
    <>
      <Choice title={t('theme')}><Segmented label={t('theme')} value={useLook('theme')} options={themeChoices.map((value) => ({ value, label: t(`themes.${value}`) }))} onChange={(value) => setLook('theme', value)} /></Choice>
      <Choice title={t('face')}><Segmented label={t('face')} value={useLook('face')} options={faces.map((value) => ({ value, label: t(`faces.${value}`) }))} onChange={(value) => setLook('face', value)} className="flex w-full flex-col [&>label>span]:justify-start" /></Choice>
      <Choice title={t('size')} id={id}>
        <div role="group" aria-labelledby={id} className="flex items-center gap-2">
          <Button variant="line" aria-label={t('smaller')} disabled={at === 0} onClick={() => setLook('size', typeSizes[at - 1] ?? size)} className="font-read text-[14px]">A</Button>
          <output className="min-w-14 text-center text-small text-ink-2">{t('sizePx', { size })}</output>
          <Button variant="line" aria-label={t('larger')} disabled={at === typeSizes.length - 1} onClick={() => setLook('size', typeSizes[at + 1] ?? size)} className="font-read text-[20px]">A</Button>
        </div>
      </Choice>
      <Choice title={t('spacing')}><Segmented label={t('spacing')} value={useLook('spacing')} options={spacings.map((value) => ({ value, label: t(`spacings.${value}`) }))} onChange={(value) => setLook('spacing', value)} /></Choice>
      <Choice title={t('measure')}><Segmented label={t('measure')} value={useLook('measure')} options={measures.map((value) => ({ value, label: t(`measures.${value}`) }))} onChange={(value) => setLook('measure', value)} /></Choice>
    </>
  )
}

function Choice({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <div>
      <p id={id} aria-hidden={id === undefined ? true : undefined} className="mb-1 text-micro font-semibold text-ink-3">{title}</p>
      {children}
    </div>
  )
}
