'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useRouter } from 'next/navigation'
import { ErrorSummary } from '@/components/ui/error-summary.tsx'
import { Field } from '@/components/ui/field.tsx'
import { PasswordInput } from '@/components/ui/password-input.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { useForm } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { passwordChangeInput } from '@/lib/domain/account/account-input.ts'
import { minPassword } from '@/lib/domain/account/password.ts'

export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations('account')
  const door = useTranslations('door')
  const router = useRouter()
  const element = useRef<HTMLFormElement>(null)
  const [done, setDone] = useState(false)
  const form = useForm({
    read: (data) => Object.fromEntries(data),
    schema: passwordChangeInput,
    send: async (given) => {
      setDone(false)
      await api.post('/api/password', given)
      element.current?.reset()
      setDone(true)
      router.refresh()
    },
  })
  return (
    <form ref={element} method="post" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary form={form} />
      <div className="grid max-w-90 gap-4">
        <input type="hidden" name="email" autoComplete="username" value={email} readOnly />
        <Field label={t('password.current')} {...form.field('current')}>
          {(control) => <PasswordInput name="current" autoComplete="current-password" {...control} />}
        </Field>
        <Field label={t('password.next')} hint={door('passwordHint', { count: minPassword })} {...form.field('next')}>
          {(control) => <PasswordInput name="next" autoComplete="new-password" {...control} />}
        </Field>
      </div>
      <div className="mt-5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Submit variant="line" busy={form.busy} busyLabel={t('password.busy')}>{t('password.change')}</Submit>
        <p role="status" className="text-small text-ink-2">{done ? t('password.done') : ''}</p>
      </div>
    </form>
  )
}
