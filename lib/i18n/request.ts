import { getRequestConfig } from 'next-intl/server'
import { loadMessages } from '@/lib/messages/catalogue.ts'
import { currentLanguage } from './current-language.ts'

/** What next-intl asks for at each request. Dates name their zone themselves: the course's, or the browser's. */
export default getRequestConfig(async () => {
  const locale = await currentLanguage()
  return { locale, messages: await loadMessages(locale), timeZone: 'UTC' }
})
