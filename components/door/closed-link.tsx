import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Button } from '@/components/ui/button.tsx'
import { Said } from '@/components/ui/said.tsx'
import { Door } from './door.tsx'

/** A link that opens nothing any more, with the reason. */
export function ClosedLink({ message }: { message: string }) {
  const t = useTranslations('door')
  return (
    <Door title={t('closed')} lede={<Said>{message}</Said>}>
      <Button asChild size="big" variant="line"><Link href="/">{t('front')}</Link></Button>
    </Door>
  )
}
