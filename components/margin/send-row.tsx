'use client'

import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from '@/components/ui/button.tsx'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

/** Who will read it, in the words of the popover's foot. */
export function SeenBy({ layer }: { layer: LayerView }) {
  const t = useTranslations('margin')
  return t.rich(`seenBy.${layer.kind}`, { layer: layer.name, b: (chunks) => <b>{chunks}</b> })
}

/** Ctrl or Command with Enter sends, Escape closes. True where the key was one of them. */
export function handleComposerKeys(event: KeyboardEvent, { send, close }: { send: () => void; close: () => void }): void {
  if (event.nativeEvent.isComposing) return
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    send()
  } else if (event.key === 'Escape') {
    event.preventDefault()
    event.stopPropagation()
    close()
  }
}

const sendKeys = () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ Enter' : 'Ctrl Enter')

interface SendRowProps {
  layer: LayerView
  /** What it was begun for, where that is another layer. */
  before?: LayerView | undefined
  label?: string
  disabled: boolean
  onSend: () => void
  children?: ReactNode
}

/** The foot of what is being written: send, and who will see it. */
export function SendRow({ layer, before, label, disabled, onSend, children }: SendRowProps) {
  const t = useTranslations('margin')
  const said = useTranslations('marking')
  return (
    <div className="send">
      {before !== undefined && before.id !== layer.id && <p role="status" className="wait bad basis-full"><TriangleAlert aria-hidden />{said('layerChanged', { before: before.name })}</p>}
      <Button variant="primary" disabled={disabled} onClick={onSend} aria-keyshortcuts="Control+Enter Meta+Enter">{label ?? t('send')}</Button>
      <span className="to"><SeenBy layer={layer} /></span>
      {children ?? <kbd className="max-sm:hidden touch:hidden">{sendKeys()}</kbd>}
    </div>
  )
}
