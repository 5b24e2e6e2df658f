'use client'

import { ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDebate } from '@/components/debate/debate-context.ts'
import { pathTo, type Shown } from '@/components/debate/shown-claim.ts'

/** What an opened branch belongs to, from the whole debate down; each leads back there. */
export function PathBack({ node }: { node: Shown }) {
  const t = useTranslations('debate')
  const { debate, openBranch } = useDebate()
  return (
    <nav aria-label={t('path')} className="path">
      <ol>
        <li><button type="button" onClick={() => openBranch(null)}>{t('whole')}</button></li>
        {pathTo(debate, node.key).map(({ key, claim }) => (
          <li key={key}><ChevronRight aria-hidden /><button type="button" dir="auto" onClick={() => openBranch(key)}>{claim?.body ?? t('gone.hidden')}</button></li>
        ))}
      </ol>
    </nav>
  )
}
