'use client'

import { useTranslations } from 'next-intl'

const keys = { move: '↑ ↓', edit: 'Enter', types: 'H P Q L C U O', drop: 'Delete', join: 'J', order: 'Alt ↑ ↓', doubt: 'N, Shift N', undo: 'Ctrl Z, Ctrl Y' } as const

/** The keys that work where a block has the focus. */
export function ReviewKeys() {
  const t = useTranslations('importing')
  return (
    <details className="text-small text-ink-2">
      <summary className="-mx-2 inline-flex min-h-8 items-center rounded-md px-2 font-medium hover:bg-hover touch:min-h-11">{t('side.keys')}</summary>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {Object.entries(keys).map(([key, shown]) => (
          <div key={key} className="contents">
            <dt><kbd>{shown}</kbd></dt>
            <dd>{t(`side.key.${key as keyof typeof keys}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
