'use client'

import { CornerDownLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useRef, useState } from 'react'
import { scrollToOffset } from '@/components/reader/scroll-to.ts'
import { Button } from '@/components/ui/button.tsx'
import { Popover, PopoverAnchor, PopoverContent } from '@/components/ui/popover.tsx'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

interface OpenNote {
  anchor: HTMLElement
  label: string
  text: string
  /** Offset of the note in the list at the end. */
  at: number
}

function findNote(index: TextIndex, anchor: HTMLElement): OpenNote | null {
  const label = anchor.dataset['label'] ?? ''
  const note = index.root.querySelector<HTMLElement>(`.notes [data-s][data-label="${CSS.escape(label)}"]`)
  return note && { anchor, label, text: note.textContent, at: Number(note.dataset['s']) }
}

/** A note of the text opens where it is called, with the way to its place in the list; from there one can go back. */
export function Footnotes({ index, onReturn }: { index: TextIndex; onReturn: (offer: { label: string; back: () => void } | null) => void }) {
  const t = useTranslations('reader')
  const [open, setOpen] = useState<OpenNote | null>(null)
  const anchor = useRef<HTMLElement | null>(null)

  useEffect(() => {
    const click = (event: MouseEvent) => {
      const reference = event.target instanceof Element ? event.target.closest<HTMLElement>('.fn') : null
      if (reference === null || !index.root.contains(reference)) return
      const note = findNote(index, reference)
      if (note === null) return
      event.preventDefault()
      anchor.current = reference
      setOpen(note)
    }
    index.root.addEventListener('click', click)
    return () => index.root.removeEventListener('click', click)
  }, [index])

  const go = useCallback((note: OpenNote) => {
    setOpen(null)
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
  }, [t, index, onReturn])

  return (
    <Popover open={open !== null} onOpenChange={(next) => { if (!next) setOpen(null) }}>
      <PopoverAnchor virtualRef={anchor} />
      {open !== null && (
        <PopoverContent
          align="start"
          aria-label={t('footnote.title', { label: open.label })}
          className="p-4"
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (document.activeElement === document.body) anchor.current?.focus({ preventScroll: true })
          }}
        >
          <p className="max-h-60 overflow-y-auto font-read text-[15px]/6">{open.text}</p>
          <Button variant="quiet" className="mt-2 -ml-3" onClick={() => go(open)}><CornerDownLeft aria-hidden />{t('footnote.go', { label: open.label })}</Button>
        </PopoverContent>
      )}
    </Popover>
  )
}
