'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ErrorSummary } from '@/components/ui/error-summary.tsx'
import { Field, Input } from '@/components/ui/field.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { useForm } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { debateInput, type DebateResult } from '@/lib/domain/debate/debate-input.ts'

/** Puts a question to the course, and leads to its debate. */
export function StartDebateForm({ courseId }: { courseId: string }) {
  const t = useTranslations('debate.list')
  const router = useRouter()
  const form = useForm({
    read: (data) => Object.fromEntries(data),
    schema: debateInput,
    send: async (given) => {
      const { id } = await api.post<DebateResult>(`/api/courses/${courseId}/debates`, given)
      router.push(`/courses/${courseId}/debates/${id}`)
    },
  })
  return (
    <form method="post" noValidate onSubmit={form.onSubmit} className="mt-10">
      <ErrorSummary form={form} />
      <div className="flex items-end gap-2 max-sm:flex-col max-sm:items-stretch">
        <Field label={t('question')} className="min-w-0 flex-1" {...form.field('question')}>
          {(control) => <Input name="question" placeholder={t('example')} autoComplete="off" dir="auto" {...control} />}
        </Field>
        <Submit busy={form.busy} busyLabel={t('starting')}>{t('start')}</Submit>
      </div>
    </form>
  )
}
