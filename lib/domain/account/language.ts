import { z } from 'zod'

/** The languages that all of the interface is written in, BCP 47; the first is what nobody asked for. */
export const languages = ['en', 'fr'] as const
export const language = z.enum(languages)
export type Language = z.infer<typeof language>

/** PUT /api/account/language */
export const languageInput = z.object({ language })

/** What a language calls itself: shown so in every language. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' }

/** Keeps the language of a browser in which nobody is signed in, and of one whose person chose. */
export const languageCookie = 'postil.language'

/** The one of ours that `tag` (BCP 47) asks for, in any of its regions; null for another, or none. */
export function findLanguage(tag: string | null | undefined): Language | null {
  const primary = tag?.trim().toLowerCase().split('-', 1)[0]
  return languages.find((one) => one === primary) ?? null
}

/** What the person chose, else what this browser keeps, else what its `Accept-Language` (RFC 9110, 12.5.4) asks for first. */
export function pickLanguage({ chosen, kept, accepted }: { chosen?: string | null | undefined; kept?: string | null | undefined; accepted?: string | null | undefined }): Language {
  return findLanguage(chosen) ?? findLanguage(kept) ?? firstAccepted(accepted ?? '') ?? languages[0]
}

function firstAccepted(header: string): Language | null {
  const wanted = header.split(',', 32).map((part) => {
    const [tag = '', ...parameters] = part.split(';')
    const weight = parameters.map((parameter) => /^\s*q=([\d.]{1,5})\s*$/.exec(parameter)?.[1]).find((found) => found !== undefined)
    return { tag, weight: weight === undefined ? 1 : Number(weight) }
  })
  const inOrder = wanted.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
  for (const { tag } of inOrder) {
    const found = findLanguage(tag)
    if (found !== null) return found
  }
  return null
}
