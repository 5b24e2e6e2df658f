import { languageCookieFor } from '@/lib/auth/cookies.ts'
import type { Limit } from '@/lib/auth/limits.ts'
import { setUserLanguage } from '@/lib/db/users.ts'
import type { Language } from '@/lib/domain/account/language.ts'

/** Per address: many of a lecture hall come through one. */
export const languageLimit: Limit = { name: 'language', max: 600, windowSeconds: 60 * 60 }

/** Keeps the choice with the account, where there is one, and gives the cookie that keeps it in this browser. */
export async function chooseLanguage(userId: string | null, language: Language): Promise<string> {
  if (userId !== null) await setUserLanguage(userId, language)
  return languageCookieFor(language)
}
