'use client'

import { CornerDownLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import type { OpenNote, WayBack } from '@/components/reader/footnotes.tsx'
import { scrollToOffset } from '@/components/reader/scroll-to.ts'
import { Button } from '@/components/ui/button.tsx'
import { Popover, PopoverAnchor, PopoverContent } from '@/components/ui/popover.tsx'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

interface FootnotePopoverProps {
  index: TextIndex
  anchor: RefObject<HTMLElement | null>
  open: OpenNote | null
  onReturn: (offer: WayBack | null) => void
  onClose: () => void
  /** The pointer is in it; has left it; the focus came into it. */
  onEnter: () => void
  onLeave: () => void
  onFocus: () => void
}

/** What a note of the text says, beside where it is called. */
export function FootnotePopover({ index, anchor, open, onReturn, onClose, onEnter, onLeave, onFocus }: FootnotePopoverProps) {
  const t = useTranslations('reader')
  const go = (note: OpenNote) => {
    onClose()
    scrollToOffset(index, note.at)
    const place = index.blocks[index.blockAt(note.at)]?.element
    if (place) {
      place.tabIndex = -1
      place.focus({ preventScroll: true })
    }
    onReturn({
      label: t('footnote.back', { label: note.label }),
      back: () => {
        onReturn(null)
        window.scrollTo({ top: window.scrollY + note.anchor.getBoundingClientRect().top - window.innerHeight / 3 })
        note.anchor.focus({ preventScroll: true })
      },
    })
  }

  return (
    <Popover open={open !== null} onOpenChange={(next) => { if (!next) onClose() }}>
      <PopoverAnchor at={anchor} />
      {open !== null && (
        <PopoverContent
          align="start"
          aria-label={t('footnote.title', { label: open.label })}
          className="p-4"
          onPointerEnter={onEnter}
          onPointerLeave={onLeave}
          onFocusCapture={onFocus}
          onOpenAutoFocus={(event) => { if (!open.stays) event.preventDefault() }}
          onCloseAutoFocus={(event) => { if (!open.stays) event.preventDefault() }}
        >
          <p className="max-h-60 overflow-y-auto font-read text-[15px]/6">{open.text}</p>
          <Button variant="quiet" className="mt-2 -ml-3" onClick={() => go(open)}><CornerDownLeft aria-hidden />{t('footnote.go', { label: open.label })}</Button>
        </PopoverContent>
      )}
    </Popover>
  )
}
