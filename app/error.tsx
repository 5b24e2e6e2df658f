'use client'

import { Button } from '@/components/ui/button.tsx'
import { MessagePage } from '@/components/ui/message-page.tsx'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <MessagePage title="This page could not be made.">
      <p>Something went wrong on the server, not with you. What you wrote is not touched by it.</p>
      {error.digest !== undefined && <p className="mt-2 text-small text-ink-3">If you report it, name this number: {error.digest}</p>}
      <Button size="big" variant="primary" className="mt-6" onClick={reset}>Try again</Button>
    </MessagePage>
  )
}
