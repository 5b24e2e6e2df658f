import type { Language } from '@/lib/domain/account/language.ts'

/** "A", "A and B", "A, B and C", in the reader's language. */
export const joinWords = (words: readonly string[], language: Language): string =>
  list(words, language, 'conjunction')

/** "A", "A or B", "A, B or C". */
export const orWords = (words: readonly string[], language: Language): string => list(words, language, 'disjunction')

const list = (words: readonly string[], language: Language, type: Intl.ListFormatType) => new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type }).format(words)
