'use client'

import { useTranslations } from 'next-intl'
import { MessagePage } from '@/components/ui/message-page.tsx'
import { textLink } from '@/components/ui/text-link.ts'

/** Where a page fails, in its place. Trying again loads it anew: what failed on the server stands in what was sent. Every page fetches this, so it is made of little. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const t = useTranslations('ui')
  return (
    <MessagePage title={t('broken.title')}>
      <title>{`${t('broken.page')} · Postil`}</title>
      <p>{t('broken.text')}</p>
      {error.digest !== undefined && <p className="mt-2 text-small text-ink-3">{t('broken.number', { digest: error.digest })}</p>}
      <p className="mt-6"><a href="" className={textLink}>{t('broken.again')}</a></p>
    </MessagePage>
  )
}
