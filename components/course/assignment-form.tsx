'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button.tsx'
import { Actions, Dialog, DialogClose, DialogContent, DialogTrigger } from '@/components/ui/dialog.tsx'
import { ErrorSummary } from '@/components/ui/error-summary.tsx'
import { Field, Input, Select, Textarea } from '@/components/ui/field.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { Said } from '@/components/ui/said.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { problemOf, useForm } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { hidingInput, type HidingResult } from '@/lib/domain/course/hiding-input.ts'
import { hidings } from '@/lib/domain/layer/hiding.ts'
import { assignmentInput, type AssignmentResult } from '@/lib/domain/course/reading-input.ts'
import type { AssignmentFormView } from '@/lib/domain/course/views.ts'
import { useState } from 'react'

type AssignmentFormProps = Pick<AssignmentFormView, 'course' | 'reading' | 'current' | 'hiding' | 'now'>

/** When it opens, when it is due, what is asked. Times are the course's. */
export function AssignmentForm({ course, reading, current, hiding, now }: AssignmentFormProps) {
  const t = useTranslations('course')
  const router = useRouter()
  const done = () => {
    router.push(`/courses/${course.id}`)
    router.refresh()
  }
  const form = useForm({
    read: (data) => Object.fromEntries(data),
    schema: assignmentInput.extend(hidingInput.shape),
    send: async ({ hiding: kind, revealAt, ...given }) => {
      await api.put<AssignmentResult>(`/api/readings/${reading.id}/assignment`, given)
      await api.put<HidingResult>(`/api/readings/${reading.id}/hiding`, { hiding: kind, revealAt })
      done()
    },
  })
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary form={form} />
      <div className="grid gap-5">
        <div className="grid grid-cols-2 gap-x-4 gap-y-5 max-sm:grid-cols-1">
          <Field label={t('assignment.due')} hint={t('assignment.dueHint', { zone: course.timeZone.replaceAll('_', ' '), time: now.slice(11) })} {...form.field('dueAt')}>
            {(control) => <Input name="dueAt" type="datetime-local" min={now} defaultValue={current?.dueAt ?? ''} {...control} />}
          </Field>
          <Field label={t('assignment.opens')} hint={t('assignment.opensHint')} {...form.field('opensAt')}>
            {(control) => <Input name="opensAt" type="datetime-local" defaultValue={current?.opensAt ?? ''} {...control} />}
          </Field>
        </div>
        <Field label={t('assignment.prompt')} hint={t('assignment.promptHint')} {...form.field('prompt')}>
          {(control) => <Textarea name="prompt" rows={5} defaultValue={current?.prompt ?? ''} {...control} />}
        </Field>
        <div className="grid grid-cols-2 gap-x-4 gap-y-5 max-sm:grid-cols-1">
          <Field label={t('assignment.hiding')} hint={t('assignment.hidingHint')} {...form.field('hiding')}>
            {(control) => <Select name="hiding" defaultValue={hiding.hiding} {...control}>{hidings.map((one) => <option key={one} value={one}>{t(`assignment.hidings.${one}`)}</option>)}</Select>}
          </Field>
          <Field label={t('assignment.revealAt')} hint={t('assignment.revealHint')} {...form.field('revealAt')}>
            {(control) => <Input name="revealAt" type="datetime-local" defaultValue={hiding.revealAt ?? ''} {...control} />}
          </Field>
        </div>
      </div>
      <div className="mt-8 flex flex-wrap gap-2">
        <Submit busy={form.busy} busyLabel={t('assignment.busy')} className="max-sm:w-full">{current === null ? t('assignment.assign') : t('assignment.save')}</Submit>
        {current !== null && <TakeBack readingId={reading.id} title={reading.title} onDone={done} />}
      </div>
    </form>
  )
}

function TakeBack({ readingId, title, onDone }: { readingId: string; title: string; onDone: () => void }) {
  const t = useTranslations('course')
  const [problem, setProblem] = useState<string | null>(null)
  const takeBack = async () => {
    try {
      await api.delete(`/api/readings/${readingId}/assignment`)
      onDone()
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }
  return (
    <Dialog>
      <DialogTrigger><Button size="big" variant="line" className="max-sm:w-full">{t('assignment.takeBack')}</Button></DialogTrigger>
      <DialogContent title={t('assignment.takeBackTitle')} description={t('assignment.takeBackExplain', { reading: title })}>
        {problem !== null && <Notice tone="error"><Said>{problem}</Said></Notice>}
        <Actions>
          <DialogClose><Button size="big" variant="line">{t('assignment.keep')}</Button></DialogClose>
          <Button size="big" variant="danger" onClick={() => void takeBack()}>{t('assignment.take')}</Button>
        </Actions>
      </DialogContent>
    </Dialog>
  )
}
