'use client'

import { useTranslations } from 'next-intl'
import { ErrorSummary } from '@/components/ui/error-summary.tsx'
import { Field, Input } from '@/components/ui/field.tsx'
import { PasswordInput } from '@/components/ui/password-input.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { useForm } from '@/components/ui/use-form.ts'
import { signInWithPassword } from '@/lib/client/sign-in.ts'
import { signInInput } from '@/lib/domain/account/account-input.ts'

/** `next`: a path of ours. The whole page is loaded anew: nothing that was seen as nobody may stay. A link to a passage keeps its fragment. */
export function SignInForm({ next, email }: { next: string; email?: string }) {
  const t = useTranslations('door')
  const form = useForm({
    read: (data) => Object.fromEntries(data),
    schema: signInInput,
    send: async (given) => {
      await signInWithPassword(given)
      location.assign(next + location.hash)
    },
  })
  return (
    // `post`: sent before the script is there, a password must not end up in the address.
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary form={form} />
      <div className="grid gap-4">
        <Field label={t('email')} {...form.field('email')}>
          {(control) => <Input name="email" type="email" autoComplete="username" placeholder={t('emailExample')} defaultValue={email} required {...control} />}
        </Field>
        <Field label={t('password')} {...form.field('password')}>
          {(control) => <PasswordInput name="password" autoComplete="current-password" required {...control} />}
        </Field>
        <Submit busy={form.busy} busyLabel={t('signIn.busy')} className="w-full">{t('signIn.title')}</Submit>
      </div>
    </form>
  )
}
