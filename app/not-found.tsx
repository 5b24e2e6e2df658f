import type { Metadata } from 'next'
import Link from 'next/link'
import { Button } from '@/components/ui/button.tsx'
import { MessagePage } from '@/components/ui/message-page.tsx'

export const metadata: Metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <MessagePage title="There is nothing here for you to see.">
      <p>The address may be wrong, or it belongs to a course that you are not in. If someone sent it to you, ask them to invite you.</p>
      <Button asChild size="big" variant="line" className="mt-6"><Link href="/">Go to the front page</Link></Button>
    </MessagePage>
  )
}
