import type { Language } from '@/lib/domain/account/language.ts'

/**
 * What the server refuses, and what schemas say, is written in English where it is decided (AppError, zod). People read it
 * in their own language: a sentence is its own key, and stands for its values as `{1}`, `{2}` in the order of the English.
 */
export type Sentences = Readonly<Record<string, string>>

const tables: Record<Exclude<Language, 'en'>, () => Promise<Sentences>> = {
  fr: async () => (await import('./sentences/fr.ts')).french,
}

/** Null where nothing is to be translated. */
export const loadSentences = async (language: Language): Promise<Sentences | null> => (language === 'en' ? null : tables[language]())

/** The sentence as `table` has it; as it is where the table has none. */
export function translateSentence(sentence: string, table: Sentences | null): string {
  if (table === null) return sentence
  const whole = table[sentence]
  if (whole !== undefined) return whole
  for (const { pattern, translation } of patternsOf(table)) {
    const values = pattern.exec(sentence)
    // A value may be words of ours too: "a minute", "A title".
    if (values !== null) return translation.replace(/\{(\d+)\}/g, (_all, at: string) => translateSentence(values[Number(at)] ?? '', table))
  }
  return sentence
}

const compiled = new WeakMap<Sentences, { pattern: RegExp; translation: string }[]>()

/** Those with values; what is longest without them first, so that "The file {1} is empty." comes before "The {1}.". */
function patternsOf(table: Sentences): { pattern: RegExp; translation: string }[] {
  const known = compiled.get(table)
  if (known !== undefined) return known
  const made = Object.entries(table)
    .filter(([key]) => /\{\d+\}/.test(key))
    .sort(([a], [b]) => b.replace(/\{\d+\}/g, '').length - a.replace(/\{\d+\}/g, '').length)
    .map(([key, translation]) => ({ pattern: new RegExp(`^${key.split(/\{\d+\}/).map(escape).join('(.+?)')}$`, 's'), translation }))
  compiled.set(table, made)
  return made
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
