'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useRef } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary.tsx'
import { Field, Input } from '@/components/ui/field.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { useForm } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { groupInput, type GroupResult } from '@/lib/domain/course/course-input.ts'

export function GroupForm({ courseId }: { courseId: string }) {
  const t = useTranslations('course')
  const router = useRouter()
  const element = useRef<HTMLFormElement>(null)
  const form = useForm({
    read: (data) => Object.fromEntries(data),
    schema: groupInput,
    send: async (given) => {
      await api.post<GroupResult>(`/api/courses/${courseId}/groups`, given)
      element.current?.reset()
      router.refresh()
    },
  })
  return (
    <form ref={element} method="post" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary form={form} />
      <div className="flex items-end gap-2">
        <Field label={t('groups.name')} className="min-w-0 flex-1" {...form.field('name')}>
          {(control) => <Input name="name" placeholder={t('groups.example')} autoComplete="off" {...control} />}
        </Field>
        <Submit variant="line" busy={form.busy} busyLabel={t('groups.busy')}>{t('groups.make')}</Submit>
      </div>
    </form>
  )
}
