'use client'

import { useTranslations } from 'next-intl'
import { Fragment, useContext } from 'react'
import { defaultKeys, keyCommands, keyFor, readKeyMap } from '@/components/reader/key-map.ts'
import { KeySettings } from '@/components/reader/key-settings.tsx'
import { RoomContext } from '@/components/reader/room-context.ts'
import { shortcutList } from '@/components/reader/shortcut-list.ts'
import { Dialog, DialogContent } from '@/components/ui/dialog.tsx'
import { Switch } from '@/components/ui/switch.tsx'
import { setKeysOff } from '@/components/ui/theme.ts'
import { useKeys, useKeysOff } from '@/components/ui/use-theme.ts'

export function ShortcutsDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations('reader')
  const off = useKeysOff()
  const keys = readKeyMap(useKeys())
  const debates = useContext(RoomContext)?.toDebate !== null
  /** As it is for this person: `Shift s` is that of `s`. */
  const own = (shown: string) => {
    const last = shown.split(' ').at(-1) ?? shown
    const command = keyCommands.find((name) => defaultKeys[name] === last)
    return command === undefined ? shown : shown.slice(0, shown.length - last.length) + keyFor(command, keys)
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={t('shortcuts.title')} className="max-w-130">
        {shortcutList.map(({ title, keys }) => (
          <section key={title} className="mb-5">
            <h3 className="mb-1 text-micro font-semibold text-ink-3">{t(`shortcuts.groups.${title}`)}</h3>
            <dl className="grid grid-cols-[112px_minmax(0,1fr)] gap-x-4 gap-y-1">
              {keys.filter(({ does }) => debates || does !== 'debate').map((line) => (
                <Fragment key={line.does}>
                  <dt className="flex flex-wrap items-center gap-1 py-0.5">{line.keys.map((key) => (key === '…' ? <span key={key} className="text-ink-3">{t('shortcuts.to')}</span> : <kbd key={key} className="rounded-sm bg-sunk px-1.5 py-0.5 text-ink-2">{own(key)}</kbd>))}</dt>
                  <dd className="py-0.5 text-ink-2">{t(`shortcuts.does.${line.does}`)}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
        <div className="mb-4 border-t border-rule pt-3"><Switch label={t('shortcuts.on')} checked={!off} onChange={(event) => setKeysOff(!event.target.checked)} /></div>
        {!off && <KeySettings />}
      </DialogContent>
    </Dialog>
  )
}
