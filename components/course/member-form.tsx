'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { Button } from '@/components/ui/button.tsx'
import { Actions, DialogClose, DialogContent } from '@/components/ui/dialog.tsx'
import { ErrorSummary } from '@/components/ui/error-summary.tsx'
import { Checkbox, Field, Select } from '@/components/ui/field.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { useForm } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { memberInput } from '@/lib/domain/course/course-input.ts'
import { roles } from '@/lib/domain/course/policy.ts'
import type { MemberMenuProps } from './member-menu.tsx'

export function MemberForm({ courseId, groups, member, onDone }: MemberMenuProps & { onDone: () => void }) {
  const t = useTranslations('course')
  const router = useRouter()
  const form = useForm({
    read: (data) => ({ role: data.get('role'), groupIds: data.getAll('group') }),
    schema: memberInput,
    send: async (given) => {
      await api.put(`/api/courses/${courseId}/members/${member.userId}`, given)
      onDone()
      router.refresh()
    },
  })
  return (
    <DialogContent title={member.name}>
      <form method="post" noValidate onSubmit={form.onSubmit}>
        <ErrorSummary form={form} />
        <Field label={t('members.role')} {...form.field('role')}>
          {(control) => (
            <Select name="role" defaultValue={member.role} {...control}>
              {roles.map((role) => <option key={role} value={role}>{t(`roleMeanings.${role}`)}</option>)}
            </Select>
          )}
        </Field>
        {groups.length > 0 && (
          <fieldset className="mt-5">
            <legend className="mb-1 text-small font-medium">{t('members.groups')}</legend>
            {groups.map((group) => <Checkbox key={group.id} name="group" value={group.id} defaultChecked={member.groupIds.includes(group.id)} label={group.name} />)}
          </fieldset>
        )}
        <Actions>
          <Submit busy={form.busy} busyLabel={t('members.busy')}>{t('save')}</Submit>
          <DialogClose><Button size="big" variant="quiet">{t('cancel')}</Button></DialogClose>
        </Actions>
      </form>
    </DialogContent>
  )
}
