'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CopyLink } from '@/components/ui/copy-link.tsx'
import { ErrorSummary } from '@/components/ui/error-summary.tsx'
import { Field, Input, Select } from '@/components/ui/field.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { useForm } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { invitationInput, maxInvitationDays, minInvitationDays, type InvitationResult } from '@/lib/domain/course/course-input.ts'
import { roles } from '@/lib/domain/course/policy.ts'
import type { CoursePeopleView } from '@/lib/domain/course/views.ts'

/** Makes a link that brings whoever has it into the course. */
export function InviteForm({ courseId, groups }: { courseId: string; groups: CoursePeopleView['groups'] }) {
  const t = useTranslations('course')
  const router = useRouter()
  const [url, setUrl] = useState<string | null>(null)
  const form = useForm({
    read: (data) => ({ role: data.get('role'), groupId: data.get('groupId') || null, days: data.get('days') === '' ? undefined : Number(data.get('days')) }),
    schema: invitationInput,
    send: async (given) => {
      setUrl((await api.post<InvitationResult>(`/api/courses/${courseId}/invitations`, given)).url)
      router.refresh()
    },
  })
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary form={form} />
      <div className="grid grid-cols-2 gap-x-3 gap-y-4">
        <Field label={t('invite.as')} {...form.field('role')}>
          {(control) => (
            <Select name="role" defaultValue="student" {...control}>
              {roles.toReversed().map((role) => <option key={role} value={role}>{t(`roles.${role}`)}</option>)}
            </Select>
          )}
        </Field>
        <Field label={t('invite.days')} {...form.field('days')}>
          {(control) => <Input name="days" type="number" inputMode="numeric" min={minInvitationDays} max={maxInvitationDays} defaultValue={14} {...control} />}
        </Field>
        {groups.length > 0 && (
          <Field label={t('invite.into')} className="col-span-2" {...form.field('groupId')}>
            {(control) => (
              <Select name="groupId" {...control}>
                <option value="">{t('invite.noGroup')}</option>
                {groups.map((group) => <option key={group.id} value={group.id}>{group.name}</option>)}
              </Select>
            )}
          </Field>
        )}
      </div>
      <Submit busy={form.busy} busyLabel={t('invite.busy')} className="mt-4 w-full">{t('invite.make')}</Submit>
      {url !== null && (
        <div role="group" aria-label={t('invite.newLink')} className="mt-4">
          <p className="mb-2 text-ink-2">{t('invite.explain')}</p>
          <CopyLink label={t('invite.link')} url={url} />
        </div>
      )}
    </form>
  )
}
