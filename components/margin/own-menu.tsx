'use client'

import { CircleCheck, Ellipsis, Eye, EyeOff, FolderInput, History, Link2, Pencil, RotateCcw, Split, TextSelect, Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { markIcons, useMarkWord } from '@/components/margin/kind.tsx'
import { Menu, MenuContent, MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu.tsx'
import { marks, type Mark } from '@/lib/domain/annotation/mark.ts'

interface NoteMenuProps {
  what: 'note' | 'highlight' | 'reply'
  mine: boolean
  /** What may be done with it; what is not given is not offered. */
  onEdit?: (() => void) | undefined
  onWithdraw?: (() => void) | undefined
  onPassage?: (() => void) | undefined
  onMove?: (() => void) | undefined
  /** Takes its passage to a debate. */
  onDebate?: (() => void) | undefined
  onLink?: (() => void) | undefined
  onHistory?: (() => void) | undefined
  /** Settles the thread, or opens it again where it is `resolved`. */
  onResolve?: (() => void) | undefined
  resolved?: boolean
  /** Of those who lead the course: hides it from others, or shows it again where it is `hidden`. */
  onModerate?: (() => void) | undefined
  hidden?: boolean | undefined
  mark?: Mark | undefined
  onMark?: ((mark: Mark) => void) | undefined
}

/** What one may do with a note or reply. */
export function NoteMenu({ what, mine, onEdit, onWithdraw, onPassage, onMove, onDebate, onLink, onHistory, onResolve, resolved = false, onModerate, hidden = false, mark, onMark }: NoteMenuProps) {
  const t = useTranslations('margin')
  const said = useTranslations('marking.menu')
  const wordOf = useMarkWord()
  return (
    <Menu>
      <MenuTrigger className="more" aria-label={mine ? t('menu.own', { what }) : t('menu.others')}><Ellipsis aria-hidden /></MenuTrigger>
      <MenuContent onCloseAutoFocus={(event) => { if (document.activeElement instanceof HTMLTextAreaElement) event.preventDefault() }}>
        {onEdit && <MenuItem onSelect={onEdit}><Pencil aria-hidden />{what === 'highlight' ? t('menu.addWords') : t('menu.edit')}</MenuItem>}
        {onWithdraw && <MenuItem onSelect={onWithdraw}><Undo2 aria-hidden />{what === 'highlight' ? t('menu.remove') : t('menu.takeBack')}</MenuItem>}
        {onPassage && <MenuItem onSelect={onPassage}><TextSelect aria-hidden />{said('passage')}</MenuItem>}
        {onMove && <MenuItem onSelect={onMove}><FolderInput aria-hidden />{said('move')}</MenuItem>}
        {onDebate && <MenuItem onSelect={onDebate}><Split aria-hidden />{said('debate')}</MenuItem>}
        {onResolve && <MenuItem onSelect={onResolve}>{resolved ? <RotateCcw aria-hidden /> : <CircleCheck aria-hidden />}{said(resolved ? 'reopen' : 'settle')}</MenuItem>}
        {onModerate && <MenuItem onSelect={onModerate}>{hidden ? <Eye aria-hidden /> : <EyeOff aria-hidden />}{said(hidden ? 'show' : 'hide')}</MenuItem>}
        {onHistory && <MenuItem onSelect={onHistory}><History aria-hidden />{said('history')}</MenuItem>}
        {onLink && <MenuItem onSelect={onLink}><Link2 aria-hidden />{t('menu.link')}</MenuItem>}
        {onMark && (
          <>
            <MenuSeparator />
            <MenuRadioGroup label={t('menu.markAs')} value={mark ?? ''} onValueChange={(next) => onMark(next as Mark)}>
              {marks.map((one) => {
                const Icon = markIcons[one]
                return <MenuRadioItem key={one} value={one} className={`k-${one} [&_svg]:text-(--k)`}><Icon aria-hidden />{wordOf(one)}</MenuRadioItem>
              })}
            </MenuRadioGroup>
          </>
        )}
      </MenuContent>
    </Menu>
  )
}
