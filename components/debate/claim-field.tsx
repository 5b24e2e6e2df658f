'use client'

import { useTranslations } from 'next-intl'
import { useId, type KeyboardEvent, type Ref } from 'react'
import { claimWords } from '@/components/debate/make-claim.ts'
import { GrowingTextarea } from '@/components/margin/growing-textarea.tsx'
import { cn } from '@/components/ui/class-names.ts'
import { maxClaim } from '@/lib/domain/annotation/entry-key.ts'

interface ClaimFieldProps {
  fieldRef?: Ref<HTMLTextAreaElement>
  /** What is asked for: spoken, and shown while nothing is written. */
  label: string
  value: string
  onWords: (words: string) => void
  /** Enter. */
  onSend: () => void
  /** Escape. */
  onClose: () => void
}

/** Characters before the end at which the counter shows. */
const near = 100

/** Where a claim is written: one line of thought, so that Enter sends it and a line break is a space. More than fits can be typed and is counted, so that nothing pasted is cut. */
export function ClaimField({ fieldRef, label, value, onWords, onSend, onClose }: ClaimFieldProps) {
  const t = useTranslations('claim')
  const countId = useId()
  const left = maxClaim - claimWords(value).length
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') onSend()
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div>
      <GrowingTextarea
        fieldRef={fieldRef ?? null}
        aria-label={label}
        placeholder={label}
        value={value}
        enterKeyHint="send"
        aria-invalid={left < 0 || undefined}
        aria-describedby={left <= near ? countId : undefined}
        className="claim-writing"
        onChange={(event) => onWords(event.target.value.replace(/[\r\n\u2028\u2029]+/g, ' '))}
        onKeyDown={press}
      />
      {left <= near && <p id={countId} className={cn('mt-1 text-micro text-ink-3 tabular-nums', left < 0 && 'text-rubric')}>{left < 0 ? t('tooLong', { count: -left }) : t('left', { count: left })}</p>}
    </div>
  )
}
