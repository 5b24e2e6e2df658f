import { createTranslator, NextIntlClientProvider } from 'next-intl'
import type { ReactNode } from 'react'
import type { Language } from '@/lib/domain/account/language.ts'
import type { Catalogue, Namespace } from '@/lib/messages/catalogue.ts'
import { english } from '@/lib/messages/en/index.ts'
import { french } from '@/lib/messages/fr/index.ts'

const catalogues: Record<Language, Catalogue> = { en: english, fr: french }

/** A silent key would pass for a word: in tests it fails. */
const refuse = (error: Error) => { throw error }

/** Around a component under test: all messages, in English unless said otherwise. */
export const InEnglish = ({ language = 'en', children }: { language?: Language; children: ReactNode }) =>
  <NextIntlClientProvider locale={language} messages={catalogues[language]} timeZone="UTC" onError={refuse}>{children}</NextIntlClientProvider>

/** What `useTranslations(namespace)` gives, for functions that take it. */
export const translate = <N extends Namespace>(namespace: N, language: Language = 'en') =>
  createTranslator({ locale: language, messages: catalogues[language], namespace, onError: refuse })
