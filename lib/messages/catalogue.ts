import type { useTranslations } from 'next-intl'
import type { Language } from '@/lib/domain/account/language.ts'
import type { english } from './en/index.ts'

/** Everything the interface says, by namespace (one a folder of components) and key; values are ICU messages. */
export type Catalogue = typeof english
export type Namespace = keyof Catalogue

/** What a function takes that makes a sentence: what `useTranslations(namespace)` gives. */
export type Translate<N extends Namespace> = ReturnType<typeof useTranslations<N>>

declare module 'next-intl' {
  interface AppConfig {
    Locale: Language
    Messages: Catalogue
  }
}

const catalogues: Record<Language, () => Promise<Catalogue>> = {
  en: async () => (await import('./en/index.ts')).english,
  fr: async () => (await import('./fr/index.ts')).french,
}

export const loadMessages = (language: Language): Promise<Catalogue> => catalogues[language]()
