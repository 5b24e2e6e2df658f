import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button.tsx'
import { MessagePage } from '@/components/ui/message-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('site'))('titles.nothing') }
}

/** Every page fetches what this one needs, in case it is not there: an ordinary link needs nothing. */
export default function NotFound() {
  const t = useTranslations('site')
  return (
    <MessagePage title={t('nothing.title')}>
      <p>{t('nothing.text')}</p>
      <Button asChild size="big" variant="line" className="mt-6"><a href="/">{t('nothing.home')}</a></Button>
    </MessagePage>
  )
}
