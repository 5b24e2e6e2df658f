'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { markIcons } from '@/components/margin/kind.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Actions, Dialog, DialogContent } from '@/components/ui/dialog.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { Said } from '@/components/ui/said.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { maxMarkName, type MarkNames } from '@/lib/domain/annotation/mark.ts'
import { marks } from '@/lib/domain/annotation/mark.ts'

interface MarkNamesDialogProps {
  courseId: string
  names: MarkNames
  onNamed: (names: MarkNames) => void
  onClose: () => void
}

/** What a course calls its six marks. Hue, underline and icon stay as they are. */
export function MarkNamesDialog({ courseId, names, onNamed, onClose }: MarkNamesDialogProps) {
  const t = useTranslations('marking.markNames')
  const usual = useTranslations('margin.marks')
  const [typed, setTyped] = useState<MarkNames>(names)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    setProblem(null)
    const chosen = Object.fromEntries(marks.map((mark) => [mark, typed[mark]?.trim() ?? '']))
    try {
      await api.put(`/api/courses/${courseId}/marks`, { names: chosen })
      onNamed(Object.fromEntries(Object.entries(chosen).filter(([, name]) => name !== '')))
      onClose()
    } catch (error) {
      setProblem(problemOf(error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose() }}>
      <DialogContent title={t('title')} description={t('description')}>
        {problem !== null && <Notice tone="error" className="mb-3"><Said>{problem}</Said></Notice>}
        <form onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
        >
          <ul className="mark-names">
            {marks.map((mark) => {
              const Icon = markIcons[mark]
              return (
                <li key={mark} className={`k-${mark}`}>
                  <span aria-hidden className="swatch">ab</span><Icon aria-hidden />
                  <input type="text" aria-label={t('field', { mark: usual(mark) })} placeholder={usual(mark)} maxLength={maxMarkName} value={typed[mark] ?? ''} onChange={(event) => setTyped({ ...typed, [mark]: event.target.value })} />
                </li>
              )
            })}
          </ul>
          <Actions><Button type="submit" size="big" variant="primary" disabled={busy}>{t('save')}</Button></Actions>
        </form>
      </DialogContent>
    </Dialog>
  )
}
