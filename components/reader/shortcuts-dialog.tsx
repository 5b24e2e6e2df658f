'use client'

import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { shortcutList } from '@/components/reader/shortcuts.ts'
import { setSingleKeys, useSingleKeys } from '@/components/reader/use-shortcuts.ts'
import { Dialog, DialogContent } from '@/components/ui/dialog.tsx'
import { Switch } from '@/components/ui/switch.tsx'

export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('reader')
  const on = useSingleKeys()
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={t('shortcuts.title')} className="max-w-130">
        {shortcutList.map(({ title, keys }) => (
          <section key={title} className="mb-5">
            <h3 className="mb-1 text-micro font-semibold text-ink-3">{t(`shortcuts.groups.${title}`)}</h3>
            <dl className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-4 gap-y-1">
              {keys.map((line) => (
                <Fragment key={line.does}>
                  <dt className="flex flex-wrap items-center gap-1 py-0.5">{line.keys.map((key) => (key === '…' ? <span key={key} className="text-ink-3">{t('shortcuts.to')}</span> : <kbd key={key} className="rounded-sm bg-sunk px-1.5 py-0.5 text-ink-2">{key}</kbd>))}</dt>
                  <dd className="py-0.5 text-ink-2">{t(`shortcuts.does.${line.does}`)}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
        <div className="border-t border-rule pt-3"><Switch label={t('shortcuts.on')} checked={on} onChange={(event) => setSingleKeys(event.target.checked)} /></div>
      </DialogContent>
    </Dialog>
  )
}
