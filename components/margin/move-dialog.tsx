'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { layerIcons } from '@/components/margin/layer-switch.tsx'
import { SeenBy } from '@/components/margin/send-row.tsx'
import { useRoom } from '@/components/reader/room-context.ts'
import { Button } from '@/components/ui/button.tsx'
import { Actions, Dialog, DialogClose, DialogContent } from '@/components/ui/dialog.tsx'
import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import type { Annotation } from '@/lib/domain/annotation/entry.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

interface MoveDialogProps {
  from: LayerView
  entry: LayerEntry
  value: Annotation
  replies: number
  onClose: () => void
}

/** Puts a note of one's own into another layer, having said who will see it there and what becomes of the answers. */
export function MoveDialog({ from, entry, value, replies, onClose }: MoveDialogProps) {
  const t = useTranslations('marking.move')
  const { view, writing } = useRoom()
  const targets = view.layers.filter((layer) => layer.id !== from.id && layer.mayWrite)
  const [to, setTo] = useState(targets[0])
  const [how, setHow] = useState<'move' | 'copy'>(replies > 0 ? 'copy' : 'move')
  const [busy, setBusy] = useState(false)
  const go = async () => {
    if (to === undefined) return
    setBusy(true)
    const key = how === 'move' ? await writing.move(from, to, entry, value) : await writing.copy(to, value)
    setBusy(false)
    if (key !== null) onClose()
  }
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose() }}>
      <DialogContent title={t('title')}>
        {to === undefined ? <p>{t('none')}</p> : (
          <>
            <fieldset className="choices">
              <legend>{t('to')}</legend>
              {targets.map((layer) => {
                const Icon = layerIcons[layer.kind]
                return <label key={layer.id}><input type="radio" name="to" checked={layer.id === to.id} onChange={() => setTo(layer)} /><Icon aria-hidden />{layer.name}</label>
              })}
            </fieldset>
            <fieldset className="choices">
              <legend>{t('how')}</legend>
              {(['move', 'copy'] as const).map((one) => (
                <label key={one}><input type="radio" name="how" checked={one === how} onChange={() => setHow(one)} /><span>{t(one)}<small>{t(`${one}Hint`)}</small></span></label>
              ))}
            </fieldset>
            <p role="status" className="text-small text-ink-2"><SeenBy layer={to} />.{how === 'move' && replies > 0 && <> {t('replies', { count: replies })}</>}</p>
          </>
        )}
        <Actions>
          {to !== undefined && <Button size="big" variant="primary" disabled={busy} onClick={() => void go()}>{t('go', { how, layer: to.name })}</Button>}
          <DialogClose><Button size="big" variant="quiet">{t('cancel')}</Button></DialogClose>
        </Actions>
      </DialogContent>
    </Dialog>
  )
}
