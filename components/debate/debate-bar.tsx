'use client'

import { Ellipsis, Lock, LockOpen, Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useDebate } from '@/components/debate/debate-context.ts'
import { CloseDebate, EditDebate } from '@/components/debate/later-parts.ts'
import { PeopleStack } from '@/components/presence/people-stack.tsx'
import type { PresentPerson } from '@/components/presence/present-people.ts'
import type { SavingState } from '@/components/reader/saving.ts'
import { SavingStatus } from '@/components/reader/saving-status.tsx'
import { AppBar } from '@/components/ui/app-bar.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu.tsx'
import { api } from '@/lib/client/api.ts'
import type { DebateView } from '@/lib/domain/debate/views.ts'

export type DebateChanged = Partial<Pick<DebateView['debate'], 'question' | 'closedAt'>>

interface DebateBarProps {
  saving: SavingState
  here: readonly PresentPerson[]
  onChanged: (change: DebateChanged) => void
}

export function DebateBar({ saving, here, onChanged }: DebateBarProps) {
  const t = useTranslations('debate')
  const { view: { course, debate }, tell } = useDebate()
  const [asking, setAsking] = useState<'edit' | 'close' | null>(null)
  const home = `/courses/${course.id}`
  const address = `/api/debates/${debate.id}`
  const reopen = () => void api.patch(address, { closed: false }).then(() => onChanged({ closedAt: null }), (error: Error) => tell(error.message))
  return (
    <>
      <AppBar
        crumbs={[{ label: course.title, href: home }, { label: t('debates'), href: `${home}/debates` }]}
        end={(
          <>
            <PeopleStack here={here} />
            <SavingStatus saving={saving} />
            {debate.mayEdit && (
              <Menu>
                <MenuTrigger asChild><Button size="icon" aria-label={t('manage.label')}><Ellipsis aria-hidden /></Button></MenuTrigger>
                <MenuContent>
                  <MenuItem onSelect={() => setAsking('edit')}><Pencil aria-hidden />{t('manage.edit')}</MenuItem>
                  {debate.closedAt === null
                    ? <MenuItem onSelect={() => setAsking('close')}><Lock aria-hidden />{t('manage.close')}</MenuItem>
                    : <MenuItem onSelect={reopen}><LockOpen aria-hidden />{t('manage.reopen')}</MenuItem>}
                </MenuContent>
              </Menu>
            )}
          </>
        )}
      />
      <EditDebate open={asking === 'edit'} address={address} question={debate.question} onChanged={onChanged} onClose={() => setAsking(null)} />
      <CloseDebate open={asking === 'close'} address={address} onChanged={onChanged} onClose={() => setAsking(null)} />
    </>
  )
}
