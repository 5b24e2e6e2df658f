'use client'

import { Ellipsis, KeyRound, UserCog, UserMinus } from 'lucide-react'
import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu.tsx'
import type { CoursePeopleView, MemberView } from '@/lib/domain/course/views.ts'
import { MemberForm } from './member-form.tsx'
import { RemoveMember } from './remove-member.tsx'
import { ResetLink } from './reset-link.tsx'

export interface MemberMenuProps {
  courseId: string
  groups: CoursePeopleView['groups']
  member: MemberView
}

/** What an instructor may do with one person of the course. */
export function MemberMenu({ courseId, groups, member }: MemberMenuProps) {
  const [open, setOpen] = useState<'change' | 'reset' | 'remove' | null>(null)
  const close = () => setOpen(null)
  const { may } = member
  return (
    <>
      <Menu>
        <MenuTrigger asChild><Button size="icon" aria-label={`What to do with ${member.name}`}><Ellipsis aria-hidden /></Button></MenuTrigger>
        <MenuContent inPlace>
          {may.change && <MenuItem onSelect={() => setOpen('change')}><UserCog aria-hidden />Role and groups</MenuItem>}
          {may.resetPassword && <MenuItem onSelect={() => setOpen('reset')}><KeyRound aria-hidden />Link for a new password</MenuItem>}
          {may.remove && (
            <>
              <MenuSeparator />
              <MenuItem danger onSelect={() => setOpen('remove')}><UserMinus aria-hidden />Remove from the course</MenuItem>
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
