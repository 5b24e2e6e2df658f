import { useTranslations } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { MoreMessages } from '@/components/ui/more-messages.tsx'
import { InEnglish } from '@/lib/testing/in-english.tsx'

function Word() {
  const ui = useTranslations('ui')
  const site = useTranslations('site')
  return <p>{ui('close')} / {site('skip')}</p>
}

test('what a page adds stands beside what stands around it', () => {
  const page = renderToStaticMarkup(<InEnglish language="fr"><MoreMessages messages={{ site: { skip: 'Sauter' } as never }}><Word /></MoreMessages></InEnglish>)
  expect(page).toBe('<p>Fermer / Sauter</p>')
})
