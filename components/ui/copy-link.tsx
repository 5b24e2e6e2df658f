'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from './button.tsx'
import { Input } from './field.tsx'

/** An address to hand on: shown whole, and copied by a press. */
export function CopyLink({ label, url }: { label: string; url: string }) {
  const t = useTranslations('ui')
  const [state, setState] = useState<'shown' | 'copied' | 'failed'>('shown')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url)
      setState('copied')
    } catch {
      setState('failed')
    }
  }
  return (
    <div>
      <div className="flex gap-2">
        <Input readOnly aria-label={label} value={url} onFocus={(event) => event.currentTarget.select()} className="min-w-0 flex-1 bg-sunk" />
        <Button variant="line" size="big" onClick={() => void copy()}>{state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}{state === 'copied' ? t('copied') : t('copy')}</Button>
      </div>
      <p role="status" className="mt-1 text-small text-ink-3">{state === 'failed' ? t('copyFailed') : state === 'copied' ? t('copyDone') : ''}</p>
    </div>
  )
}
