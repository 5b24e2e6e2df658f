'use client'

import { useTranslations } from 'next-intl'
import { ErrorSummary } from '@/components/ui/error-summary.tsx'
import { Field, Input } from '@/components/ui/field.tsx'
import { PasswordInput } from '@/components/ui/password-input.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { useForm } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { signInWithPassword } from '@/lib/client/sign-in.ts'
import { signUpInput, type SignUpResult } from '@/lib/domain/account/account-input.ts'
import { minPassword } from '@/lib/domain/account/password.ts'

interface SignUpFormProps {
  /** What lets one in: the token of a course's link, or of an account link; neither where anyone may. */
  by: { invitation: string } | { link: string } | Record<string, never>
  /** Where the link was made for one address. */
  email?: string | null
  /** The button's words. */
  action: string
}

/** Name, address, password; then one is signed in. */
export function SignUpForm({ by, email = null, action }: SignUpFormProps) {
  const t = useTranslations('door')
  const form = useForm({
    read: (data) => ({ ...Object.fromEntries(data), ...by }),
    schema: signUpInput,
    send: async (given) => {
      const { courseId } = await api.post<SignUpResult>('/api/sign-up', given)
      await signInWithPassword(given)
      location.assign(courseId === null ? '/' : `/courses/${courseId}`)
    },
  })
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary form={form} />
      <div className="grid gap-4">
        <Field label={t('name')} hint={t('nameHint')} {...form.field('name')}>
          {(control) => <Input name="name" autoComplete="name" required {...control} />}
        </Field>
        <Field label={t('email')} {...(email !== null && { hint: t('emailFixed') })} {...form.field('email')}>
          {(control) => <Input name="email" type="email" autoComplete="username" placeholder={t('emailExample')} defaultValue={email ?? ''} readOnly={email !== null} required {...control} />}
        </Field>
        <Field label={t('password')} hint={t('passwordHint', { count: minPassword })} {...form.field('password')}>
          {(control) => <PasswordInput name="password" autoComplete="new-password" required {...control} />}
        </Field>
        <Submit busy={form.busy} busyLabel={t('signUp.busy')} className="mt-2 w-full">{action}</Submit>
      </div>
    </form>
  )
}
