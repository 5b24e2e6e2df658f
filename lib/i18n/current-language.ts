import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { currentSession } from '@/lib/auth/current.ts'
import { languageCookie, pickLanguage, type Language } from '@/lib/domain/account/language.ts'

/** The language of the page being rendered. Without the database a page still has one: the page that says so. */
export const currentLanguage = cache(async (): Promise<Language> => {
  const [kept, asked, session] = await Promise.all([cookies(), headers(), currentSession().catch(() => null)])
  return pickLanguage({ chosen: session?.user.language, kept: kept.get(languageCookie)?.value, accepted: asked.get('accept-language') })
})
