'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button.tsx'
import { MessagePage } from '@/components/ui/message-page.tsx'

/** Where a page fails, in its place. Trying again loads it anew: what failed on the server stands in what was sent. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const t = useTranslations('ui')
  return (
    <MessagePage title={t('broken.title')}>
      <p>{t('broken.text')}</p>
      {error.digest !== undefined && <p className="mt-2 text-small text-ink-3">{t('broken.number', { digest: error.digest })}</p>}
      <Button size="big" variant="primary" className="mt-6" onClick={() => window.location.reload()}>{t('broken.again')}</Button>
    </MessagePage>
  )
}
