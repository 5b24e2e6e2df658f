'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button.tsx'
import { Blank } from '@/components/ui/notice.tsx'
import { Skeleton } from '@/components/ui/spinner.tsx'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

interface EmptyMarginProps {
  loaded: boolean
  hidden: boolean
  layer: LayerView
  empty: boolean
  /** Others may have written, but it does not show yet (hidden-notice.tsx). */
  withheld: boolean
  onShow: () => void
}

/** What stands in the margin while there are no cards. */
export function EmptyMargin({ loaded, hidden, layer, empty, withheld, onShow }: EmptyMarginProps) {
  const t = useTranslations('reader')
  if (hidden) return <Blank title={t('empty.hidden')}><Button variant="line" className="mt-3" onClick={onShow}>{t('display.show')}</Button></Blank>
  if (!empty) return null
  if (!loaded) return <div role="status" aria-label={t('empty.loading')}><Skeleton /></div>
  return (
    <Blank title={layer.kind === 'private' ? t('empty.own') : withheld ? t('empty.first') : t('empty.nobody')}>
      <p>{t.rich('empty.hint', { kbd: (chunks) => <kbd>{chunks}</kbd> })}</p>
    </Blank>
  )
}
