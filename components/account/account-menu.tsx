'use client'

import { LogOut, UserRound } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Menu, MenuContent, MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu.tsx'
import { Monogram } from '@/components/ui/monogram.tsx'
import { setTheme, themeChoices, type ThemeChoice } from '@/components/ui/theme.ts'
import { useTheme } from '@/components/ui/use-theme.ts'
import type { ShellView } from '@/lib/domain/course/views.ts'
import { useSignOut } from './use-sign-out.tsx'

/** Oneself, at the right end of the bar. */
export function AccountMenu({ me, isSample }: Pick<ShellView, 'me' | 'isSample'>) {
  const t = useTranslations('account')
  const theme = useTheme()
  const { signOut, question } = useSignOut(me.userId)
  return (
    <>
      <Menu>
        <MenuTrigger className="grid size-8 cursor-pointer place-items-center rounded-full touch:size-11" aria-label={t('menu', { name: me.name })}>
          <Monogram initials={me.initials} tint={me.tint} size="md" />
        </MenuTrigger>
        <MenuContent inPlace className="w-56">
          <p className="px-2 pt-1.5 pb-1">
            <b className="block truncate">{me.name}</b>
            {isSample && <span className="block text-small text-ink-3">{t('ofSample')}</span>}
          </p>
          <MenuSeparator />
          <MenuRadioGroup label={t('colours')} value={theme} onValueChange={(value) => setTheme(value as ThemeChoice)}>
            {themeChoices.map((value) => <MenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>{t(`themes.${value}`)}</MenuRadioItem>)}
          </MenuRadioGroup>
          <MenuSeparator />
          <MenuItem asChild><Link href="/account"><UserRound aria-hidden />{t('account')}</Link></MenuItem>
          <MenuItem onSelect={signOut}><LogOut aria-hidden />{isSample ? t('beSomeoneElse') : t('signOut')}</MenuItem>
        </MenuContent>
      </Menu>
      {question}
    </>
  )
}
