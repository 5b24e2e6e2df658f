'use client'

import { EyeOff } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { cn } from '@/components/ui/class-names.ts'
import { Notice } from '@/components/ui/notice.tsx'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

/** Why others' notes do not show yet, for those to whom their layer does not show them. */
export function HiddenNotice({ layer, timeZone, className }: { layer: LayerView; timeZone: string; className?: string }) {
  const t = useTranslations('margin.hiding')
  const format = useFormatter()
  const when = layer.revealAt === null ? null : format.dateTime(new Date(layer.revealAt), { dateStyle: 'long', timeStyle: 'short', timeZone })
  const words = layer.hiding === 'until_written' ? t('until_written') : when === null ? t('until_revealed') : t('until', { when })
  return <Notice role="status" icon={<EyeOff aria-hidden />} className={cn('font-ui text-body', className)}>{words}</Notice>
}
