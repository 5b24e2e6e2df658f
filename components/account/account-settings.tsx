import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Column } from '@/components/course/page-frame.tsx'
import { LanguageChoice } from '@/components/ui/language-choice.tsx'
import type { AccountView } from '@/lib/domain/account/views.ts'
import { LookSettings } from './look-settings.tsx'
import { PasswordForm } from './password-form.tsx'
import { SessionList } from './session-list.tsx'
import { SignOutSection } from './sign-out-section.tsx'

export function AccountSettings({ view, now }: { view: AccountView; now: Date }) {
  const t = useTranslations('account')
  const { name, email, isAdmin, isInstructor, isSample, sessions, shell } = view
  const rights = isAdmin ? t('administrator') : isInstructor ? t('mayMakeCourses') : null
  return (
    <Column title={name} lede={[isSample ? t('sampleSomeone') : email, rights].filter(Boolean).join(' · ')}>
      <div className="grid gap-12">
        <Part title={t('parts.look')}><LookSettings /></Part>
        <Part title={t('language')}><LanguageChoice /><p className="mt-2 text-small text-ink-3">{t('languageHint')}</p></Part>
        {!isSample && <Part title={t('parts.password')}><PasswordForm email={email} /></Part>}
        <Part title={t('parts.sessions')}><SessionList sessions={sessions} now={now.toISOString()} /></Part>
        <Part title={t('parts.leave')}><SignOutSection userId={shell.me.userId} /></Part>
      </div>
    </Column>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <h2 className="mb-4 border-b border-rule pb-2 font-read text-heading font-semibold tracking-[-.01em]">{title}</h2>
    {children}
  </section>
)
