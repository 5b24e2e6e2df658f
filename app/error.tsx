'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button.tsx'
import { MessagePage } from '@/components/ui/message-page.tsx'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('ui')
  return (
    <MessagePage title={t('broken.title')}>
      <p>{t('broken.text')}</p>
      {error.digest !== undefined && <p className="mt-2 text-small text-ink-3">{t('broken.number', { digest: error.digest })}</p>}
      <Button size="big" variant="primary" className="mt-6" onClick={reset}>{t('broken.again')}</Button>
    </MessagePage>
  )
}
