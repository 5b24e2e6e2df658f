'use client'

import { useFormatter, useTranslations } from 'next-intl'
import type { LiveLayer } from '@/components/reader/use-layers.ts'

/** Why others' notes do not show yet, for those to whom a layer does not show them. */
export function HiddenNotice({ live, timeZone }: { live: readonly LiveLayer[]; timeZone: string }) {
  const t = useTranslations('margin.hiding')
  const format = useFormatter()
  const layer = live.find(({ snapshot }) => !snapshot.seesOthers)?.layer
  if (layer === undefined) return null
  const when = layer.revealAt === null ? null : format.dateTime(new Date(layer.revealAt), { dateStyle: 'long', timeStyle: 'short', timeZone })
  const words = layer.hiding === 'until_written' ? t('until_written') : when === null ? t('until_revealed') : t('until', { when })
  return <p role="status" className="px-1 py-2 text-note text-ink-2">{words}</p>
}
