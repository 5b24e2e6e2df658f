'use client'

import { LogOut, UserRound } from 'lucide-react'
import Link from 'next/link'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu.tsx'
import { Monogram } from '@/components/ui/monogram.tsx'
import { setTheme, type ThemeChoice } from '@/components/ui/theme.ts'
import { useTheme } from '@/components/ui/use-theme.ts'
import type { ShellView } from '@/lib/domain/course/views.ts'
import { themeNames } from './theme-names.ts'
import { useSignOut } from './use-sign-out.tsx'

/** Oneself, at the right end of the bar. */
export function AccountMenu({ me, isSample }: Pick<ShellView, 'me' | 'isSample'>) {
  const theme = useTheme()
  const { signOut, question } = useSignOut(me.userId)
  return (
    <>
      <Menu>
        <MenuTrigger className="grid size-8 cursor-pointer place-items-center rounded-full touch:size-11" aria-label={`${me.name}, your account`}>
          <Monogram initials={me.initials} tint={me.tint} size="md" />
        </MenuTrigger>
        <MenuContent inPlace className="w-56">
          <p className="px-2 pt-1.5 pb-1">
            <b className="block truncate">{me.name}</b>
            {isSample && <span className="block text-small text-ink-3">of the sample seminar</span>}
          </p>
          <MenuSeparator />
          <MenuLabel>Colours</MenuLabel>
          <MenuRadioGroup value={theme} onValueChange={(value) => setTheme(value as ThemeChoice)}>
            {themeNames.map(({ value, label }) => <MenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>{label}</MenuRadioItem>)}
          </MenuRadioGroup>
          <MenuSeparator />
          <MenuItem asChild><Link href="/account"><UserRound aria-hidden />Account</Link></MenuItem>
          <MenuItem onSelect={signOut}><LogOut aria-hidden />{isSample ? 'Be someone else' : 'Sign out'}</MenuItem>
        </MenuContent>
      </Menu>
      {question}
    </>
  )
}
