'use client'

import { Ellipsis, Link2, Pencil, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { markIcons } from '@/components/margin/kind.tsx'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu.tsx'
import { marks, type Mark } from '@/lib/domain/annotation/mark.ts'

interface OthersMenuProps {
  onLink: () => void
}

/** What one may do with what somebody else wrote. */
export function OthersMenu({ onLink }: OthersMenuProps) {
  const t = useTranslations('margin')
  return (
    <Menu modal={false}>
      <MenuTrigger className="more" aria-label={t('menu.others')}><Ellipsis aria-hidden /></MenuTrigger>
      <MenuContent><MenuItem onSelect={onLink}><Link2 aria-hidden />{t('menu.link')}</MenuItem></MenuContent>
    </Menu>
  )
}

interface OwnMenuProps {
  what: 'note' | 'highlight' | 'reply'
  onEdit: () => void
  onWithdraw: () => void
  onLink?: () => void
  mark?: Mark
  onMark?: (mark: Mark) => void
}

/** What one may do with what one wrote. */
export function OwnMenu({ what, onEdit, onWithdraw, onLink, mark, onMark }: OwnMenuProps) {
  const t = useTranslations('margin')
  return (
    <Menu modal={false}>
      <MenuTrigger className="more" aria-label={t('menu.own', { what })}><Ellipsis aria-hidden /></MenuTrigger>
      <MenuContent onCloseAutoFocus={(event) => { if (document.activeElement instanceof HTMLTextAreaElement) event.preventDefault() }}>
        <MenuItem onSelect={onEdit}><Pencil aria-hidden />{what === 'highlight' ? t('menu.addWords') : t('menu.edit')}</MenuItem>
        <MenuItem onSelect={onWithdraw}><Undo2 aria-hidden />{what === 'highlight' ? t('menu.remove') : t('menu.takeBack')}</MenuItem>
        {onLink && <MenuItem onSelect={onLink}><Link2 aria-hidden />{t('menu.link')}</MenuItem>}
        {mark !== undefined && (
          <>
            <MenuSeparator />
            <MenuLabel>{t('menu.markAs')}</MenuLabel>
            <MenuRadioGroup value={mark} onValueChange={(next) => onMark?.(next as Mark)}>
              {marks.map((one) => {
                const Icon = markIcons[one]
                return <MenuRadioItem key={one} value={one} className={`k-${one} [&_svg]:text-(--k)`}><Icon aria-hidden />{t(`marks.${one}`)}</MenuRadioItem>
              })}
            </MenuRadioGroup>
          </>
        )}
      </MenuContent>
    </Menu>
  )
}
