'use client'

import { Ellipsis, Link2, Pencil, Undo2 } from 'lucide-react'
import { kinds } from '@/components/margin/kind.tsx'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu.tsx'
import { marks, type Mark } from '@/lib/domain/annotation/mark.ts'

interface OthersMenuProps {
  onLink: () => void
}

/** What one may do with what somebody else wrote. */
export function OthersMenu({ onLink }: OthersMenuProps) {
  return (
    <Menu modal={false}>
      <MenuTrigger className="more" aria-label="More for this note"><Ellipsis aria-hidden /></MenuTrigger>
      <MenuContent><MenuItem onSelect={onLink}><Link2 aria-hidden />Copy link</MenuItem></MenuContent>
    </Menu>
  )
}

interface OwnMenuProps {
  /** "note", "highlight" or "reply". */
  what: string
  onEdit: () => void
  onWithdraw: () => void
  onLink?: () => void
  mark?: Mark
  onMark?: (mark: Mark) => void
}

/** What one may do with what one wrote. */
export function OwnMenu({ what, onEdit, onWithdraw, onLink, mark, onMark }: OwnMenuProps) {
  return (
    <Menu modal={false}>
      <MenuTrigger className="more" aria-label={`More for your ${what}`}><Ellipsis aria-hidden /></MenuTrigger>
      <MenuContent onCloseAutoFocus={(event) => { if (document.activeElement instanceof HTMLTextAreaElement) event.preventDefault() }}>
        <MenuItem onSelect={onEdit}><Pencil aria-hidden />{what === 'highlight' ? 'Add words' : 'Edit'}</MenuItem>
        <MenuItem onSelect={onWithdraw}><Undo2 aria-hidden />{what === 'highlight' ? 'Remove' : 'Take back'}</MenuItem>
        {onLink && <MenuItem onSelect={onLink}><Link2 aria-hidden />Copy link</MenuItem>}
        {mark !== undefined && (
          <>
            <MenuSeparator />
            <MenuLabel>Mark as</MenuLabel>
            <MenuRadioGroup value={mark} onValueChange={(next) => onMark?.(next as Mark)}>
              {marks.map((one) => {
                const { word, Icon } = kinds[one]
                return <MenuRadioItem key={one} value={one} className={`k-${one} [&_svg]:text-(--k)`}><Icon aria-hidden />{word}</MenuRadioItem>
              })}
            </MenuRadioGroup>
          </>
        )}
      </MenuContent>
    </Menu>
  )
}
