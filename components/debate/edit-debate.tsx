'use client'

import { useTranslations } from 'next-intl'
import type { DebateChanged } from '@/components/debate/debate-bar.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Actions, Dialog, DialogContent } from '@/components/ui/dialog.tsx'
import { ErrorSummary } from '@/components/ui/error-summary.tsx'
import { Field, Input } from '@/components/ui/field.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { useForm } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { debateInput } from '@/lib/domain/debate/debate-input.ts'
import { z } from 'zod'

interface ChangeProps {
  open: boolean
  /** Of the debate in the API. */
  address: string
  onChanged: (change: DebateChanged) => void
  onClose: () => void
}

/** Changes a debate's question. */
export function EditDebate({ open, question, ...props }: ChangeProps & { question: string }) {
  const t = useTranslations('debate.manage')
  return <Dialog open={open} onOpenChange={(next) => { if (!next) props.onClose() }}><DialogContent title={t('title')}><QuestionForm question={question} {...props} /></DialogContent></Dialog>
}

function QuestionForm({ address, question, onChanged, onClose }: Omit<ChangeProps, 'open'> & { question: string }) {
  const t = useTranslations('debate.manage')
  const form = useForm({
    read: (data) => Object.fromEntries(data),
    schema: debateInput,
    send: async (given) => {
      await api.patch(address, given)
      onChanged(given)
      onClose()
    },
  })
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary form={form} />
      <Field label={t('question')} {...form.field('question')}>{(control) => <Input name="question" defaultValue={question} autoComplete="off" dir="auto" {...control} />}</Field>
      <Actions><Submit busy={form.busy} busyLabel={t('saving')}>{t('save')}</Submit></Actions>
    </form>
  )
}

/** Closes a debate, once one has said so twice. */
export function CloseDebate({ open, address, onChanged, onClose }: ChangeProps) {
  const t = useTranslations('debate.manage')
  const form = useForm({
    read: () => ({}),
    schema: z.object({}),
    send: async () => {
      await api.patch(address, { closed: true })
      onChanged({ closedAt: new Date().toISOString() })
      onClose()
    },
  })
  return (
    <Dialog open={open} onOpenChange={(next) => { if (!next) onClose() }}>
      <DialogContent title={t('closeTitle')} description={t('closeWords')}>
        <form method="post" noValidate onSubmit={form.onSubmit}>
          <ErrorSummary form={form} />
          <Actions>
            <Button size="big" variant="line" onClick={onClose}>{t('cancel')}</Button>
            <Submit busy={form.busy} busyLabel={t('closing')}>{t('close')}</Submit>
          </Actions>
        </form>
      </DialogContent>
    </Dialog>
  )
}
