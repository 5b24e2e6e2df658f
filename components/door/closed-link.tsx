import Link from 'next/link'
import { Button } from '@/components/ui/button.tsx'
import { Door } from './door.tsx'

/** A link that opens nothing any more, with the reason. */
export function ClosedLink({ title, message }: { title: string; message: string }) {
  return (
    <Door title={title} lede={message}>
      <Button asChild size="big" variant="line"><Link href="/">Go to the front page</Link></Button>
    </Door>
  )
}
