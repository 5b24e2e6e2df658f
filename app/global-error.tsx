'use client'

import './globals.css'
import { MessagePage } from '@/components/ui/message-page.tsx'

/** Stands in for the whole document when even the layout fails; it may have no nonce, so it works without scripts, in the system's colours. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Postil</title>
        <MessagePage title="This page could not be made.">
          <p>Something went wrong on the server, not with you. What you wrote is not touched by it.</p>
          {error.digest !== undefined && <p className="mt-2 text-small text-ink-3">If you report it, name this number: {error.digest}</p>}
          <p className="mt-6"><a href="" className="text-lapis underline underline-offset-3">Try again</a></p>
        </MessagePage>
      </body>
    </html>
  )
}
