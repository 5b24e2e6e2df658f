'use client'

import { Ellipsis, KeyRound, UserCog, UserMinus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Dialog } from '@/components/ui/dialog.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu.tsx'
import type { CoursePeopleView, MemberView } from '@/lib/domain/course/views.ts'
import { MemberForm } from './member-form.tsx'
import { RemoveMember } from './remove-member.tsx'
import { ResetLink } from './reset-link.tsx'

type Step = 'change' | 'reset' | 'remove'

export interface MemberMenuProps {
  courseId: string
  groups: CoursePeopleView['groups']
  member: MemberView
}

/** What an instructor may do with one person of the course. */
export function MemberMenu({ courseId, groups, member }: MemberMenuProps) {
  const t = useTranslations('course')
  const [open, setOpen] = useState<Step | null>(null)
  const chosen = useRef<Step | null>(null)
  const choose = (step: Step) => { chosen.current = step }
  const close = () => setOpen(null)
  const { may } = member
  return (
    <>
      <Menu>
        <MenuTrigger asChild><Button size="icon" aria-label={t('members.menu', { name: member.name })}><Ellipsis aria-hidden /></Button></MenuTrigger>
        {/* The dialog opens once the menu has given the focus back to its button: there it returns when the dialog closes. */}
        <MenuContent inPlace onCloseAutoFocus={() => { setOpen(chosen.current); chosen.current = null }}>
          {may.change && <MenuItem onSelect={() => choose('change')}><UserCog aria-hidden />{t('members.roleAndGroups')}</MenuItem>}
          {may.resetPassword && <MenuItem onSelect={() => choose('reset')}><KeyRound aria-hidden />{t('members.resetLink')}</MenuItem>}
          {may.remove && (
            <>
              <MenuSeparator />
              <MenuItem danger onSelect={() => choose('remove')}><UserMinus aria-hidden />{t('members.remove')}</MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      <Dialog open={open !== null} onOpenChange={(now) => { if (!now) close() }}>
        {open === 'change' && <MemberForm courseId={courseId} groups={groups} member={member} onDone={close} />}
        {open === 'reset' && <ResetLink courseId={courseId} member={member} />}
        {open === 'remove' && <RemoveMember courseId={courseId} member={member} onDone={close} />}
      </Dialog>
    </>
  )
}
