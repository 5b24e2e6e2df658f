'use client'

import { useTranslations } from 'next-intl'
import { ErrorSummary } from '@/components/ui/error-summary.tsx'
import { Field } from '@/components/ui/field.tsx'
import { PasswordInput } from '@/components/ui/password-input.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { useForm } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { signInWithPassword } from '@/lib/client/sign-in.ts'
import { passwordResetInput, type PasswordResetResult } from '@/lib/domain/account/account-input.ts'
import { minPassword } from '@/lib/domain/account/password.ts'

export function ResetForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations('door')
  const form = useForm({
    read: (data) => ({ token, password: data.get('password') }),
    schema: passwordResetInput,
    send: async (given) => {
      const account = await api.post<PasswordResetResult>('/api/password/reset', given)
      await signInWithPassword({ email: account.email, password: given.password })
      location.assign('/')
    },
  })
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary form={form} />
      <div className="grid gap-4">
        {/* For the browser's keeper of passwords: whose this one is. */}
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <Field label={t('newPassword')} hint={t('passwordHint', { count: minPassword })} {...form.field('password')}>
          {(control) => <PasswordInput name="password" autoComplete="new-password" required {...control} />}
        </Field>
        <Submit busy={form.busy} busyLabel={t('reset.busy')} className="w-full">{t('reset.action')}</Submit>
      </div>
    </form>
  )
}
