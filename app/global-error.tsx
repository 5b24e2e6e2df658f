'use client'

import './globals.css'
import { NextIntlClientProvider, useTranslations } from 'next-intl'
import { MessagePage } from '@/components/ui/message-page.tsx'
import type { Language } from '@/lib/domain/account/language.ts'
import english from '@/lib/messages/en/ui.json'
import french from '@/lib/messages/fr/ui.json'

interface Failed {
  error: Error & { digest?: string }
}

const spoken = [{ language: 'en', ui: english }, { language: 'fr', ui: french }] as const

/** Stands in for the whole document when even the layout fails; it may have no nonce, so it works without scripts, in the system's colours. Nor does it know the reader's language: it speaks each. */
export default function GlobalError({ error }: Failed) {
  return (
    <html lang="en">
      <body>
        <title>{`${english.broken.page} · Postil`}</title>
        <MessagePage title={spoken.map(({ language, ui }) => <span key={language} lang={language} className="block not-first:mt-2">{ui.broken.title}</span>)}>
          {spoken.map(({ language, ui }) => (
            <NextIntlClientProvider key={language} locale={language} messages={{ ui }} timeZone="UTC"><Words error={error} language={language} /></NextIntlClientProvider>
          ))}
        </MessagePage>
      </body>
    </html>
  )
}

function Words({ error, language }: Failed & { language: Language }) {
  const t = useTranslations('ui')
  return (
    <div lang={language} className="not-first:mt-8">
      <p>{t('broken.text')}</p>
      {error.digest !== undefined && <p className="mt-2 text-small text-ink-3">{t('broken.number', { digest: error.digest })}</p>}
      <p className="mt-4"><a href="" className="text-lapis underline underline-offset-3">{t('broken.again')}</a></p>
    </div>
  )
}
