'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode, Ref } from 'react'
import { useRoom } from '@/components/reader/room-context.ts'
import { cn } from '@/components/ui/class-names.ts'
import { Monogram } from '@/components/ui/monogram.tsx'
import type { PersonView } from '@/lib/domain/reading/room-view.ts'

/** Id of the element that holds what a card says. */
export const commentId = (itemKey: string) => `comment-${itemKey}`

interface CardFrameProps {
  ref?: Ref<HTMLElement>
  itemKey: string
  selected: boolean
  pointed: boolean
  label: string
  /** Name of the button that opens the card. */
  openLabel: string
  className?: string
  state?: 'saved' | 'pending'
  person: Pick<PersonView, 'initials' | 'tint'>
  ring: 'none' | 'private'
  fresh?: boolean
  children: ReactNode
}

/** What all cards share: whose it is, that it opens, that it points at its passage. */
export function CardFrame({ ref, itemKey, selected, pointed, label, openLabel, className, state = 'saved', person, ring, fresh = false, children }: CardFrameProps) {
  const t = useTranslations('margin')
  const { select, point } = useRoom()
  return (
    <article
      ref={ref}
      tabIndex={-1}
      className={cn('card', className)}
      aria-label={label}
      aria-current={selected ? 'true' : undefined}
      data-card={itemKey}
      data-state={state}
      data-pointed={pointed ? '' : undefined}
      onPointerEnter={() => point(itemKey)}
      onPointerLeave={() => point(null)}
    >
      {!selected && <button type="button" className="open" aria-label={openLabel} onClick={() => select(itemKey, { reveal: true, focus: true })} onFocus={() => point(itemKey)} onBlur={() => point(null)} />}
      <Monogram className="face" initials={person.initials} tint={person.tint} ring={ring} />
      {fresh && <><span className="dot" aria-hidden /><span className="sr-only">{t('new')}</span></>}
      {/* What a block's button in the text has as its details (block-buttons.tsx). */}
      <div role="comment" id={commentId(itemKey)} aria-label={label} className="contents">{children}</div>
    </article>
  )
}
