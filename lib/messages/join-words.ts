import type { Language } from '@/lib/domain/account/language.ts'

/** "A", "A and B", "A, B and C", in the reader's language. */
export const joinWords = (words: readonly string[], language: Language): string =>
  new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }).format(words)
