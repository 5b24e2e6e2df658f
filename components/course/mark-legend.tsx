'use client'

import { Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { markIcons } from '@/components/margin/kind.tsx'
import { MarkNamesDialog } from '@/components/margin/mark-names-dialog.tsx'
import { cn } from '@/components/ui/class-names.ts'
import { textLink } from '@/components/ui/text-link.ts'
import type { MarkNames } from '@/lib/domain/annotation/mark-names.ts'
import { marks } from '@/lib/domain/annotation/mark.ts'

interface MarkLegendProps {
  courseId: string
  names: MarkNames
  /** Whether the viewer may name them. */
  mayName: boolean
}

/** What the six marks mean in a course, and where those who lead it say so. */
export function MarkLegend({ courseId, names: given, mayName }: MarkLegendProps) {
  const t = useTranslations('marking.markNames')
  const usual = useTranslations('margin.marks')
  const router = useRouter()
  const [names, setNames] = useState(given)
  const [naming, setNaming] = useState(false)
  return (
    <section aria-labelledby="marks">
      <h2 id="marks" className="mb-3 font-semibold">{t('legend')}</h2>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-2">
        {marks.map((mark) => {
          const Icon = markIcons[mark]
          return (
            <li key={mark} className={cn(`k-${mark}`, 'flex min-w-0 items-center gap-2')}>
              <span aria-hidden className="swatch">ab</span>
              <span className="kind min-w-0 shrink"><Icon aria-hidden /><span className="truncate">{names[mark] ?? usual(mark)}</span></span>
            </li>
          )
        })}
      </ul>
      {mayName && <p className="mt-3"><button type="button" className={textLink} onClick={() => setNaming(true)}><Pencil aria-hidden className="mr-1.5 inline size-3.5 align-[-2px]" />{t('rename')}</button></p>}
      {naming && <MarkNamesDialog courseId={courseId} names={names} onNamed={(next) => { setNames(next); router.refresh() }} onClose={() => setNaming(false)} />}
    </section>
  )
}
