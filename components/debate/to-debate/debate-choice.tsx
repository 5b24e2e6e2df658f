'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Debates } from '@/components/debate/to-debate/use-debates.ts'
import { Button } from '@/components/ui/button.tsx'
import { Field, Input, Select } from '@/components/ui/field.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { Said } from '@/components/ui/said.tsx'

const another = 'another'

/** In which debate: one of the course's, or one that is started here, where one may. */
export function DebateChoice({ debates }: { debates: Debates }) {
  const t = useTranslations('toDebate')
  const { open, mayStart, problem, chosen, choose, start, reload } = debates
  const [starting, setStarting] = useState(false)
  const [question, setQuestion] = useState('')
  const [busy, setBusy] = useState(false)
  const asks = open !== null && mayStart && (starting || open.length === 0)
  const go = async () => {
    if (question.trim() === '' || busy) return
    setBusy(true)
    if (await start(question.trim())) {
      setStarting(false)
      setQuestion('')
    }
    setBusy(false)
  }

  return (
    <div className="mt-5">
      {problem !== null && (
        <Notice tone="error" className="mb-3">
          {problem.away && open === null ? t('away') : <Said>{problem.message}</Said>}
          {open === null && <> <button type="button" className="word-button inline" onClick={reload}>{t('again')}</button></>}
        </Notice>
      )}
      {open === null
        // As high as what comes in its place.
        ? problem === null && <Field label={t('debate')}>{(control) => <Select {...control} disabled><option>{t('loading')}</option></Select>}</Field>
        : open.length === 0
          ? <p className="mb-3 text-ink-2">{t(mayStart ? 'noneYours' : 'none')}</p>
          : (
              <Field label={t('debate')}>
                {(control) => (
                  <Select {...control} value={starting ? another : (chosen ?? '')} onChange={({ target: { value } }) => { setStarting(value === another); if (value !== another) choose(value) }}>
                    {open.map(({ id, question: asked }) => <option key={id} value={id}>{asked}</option>)}
                    {mayStart && <option value={another}>{t('another')}</option>}
                  </Select>
                )}
              </Field>
            )}
      {asks && (
        <div className="mt-3 flex items-end gap-2">
          <Field label={t('question')} className="min-w-0 flex-1">
            {(control) => <Input {...control} value={question} maxLength={200} onChange={(event) => setQuestion(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); void go() } }} />}
          </Field>
          <Button variant="line" className="h-10 max-sm:h-12" aria-disabled={busy || question.trim() === ''} onClick={() => void go()}>{t('start')}</Button>
        </div>
      )}
    </div>
  )
}
