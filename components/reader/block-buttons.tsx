'use client'

import { MessageSquare } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useEffect, useRef } from 'react'
import { hasWords, type Thread } from '@/components/margin/threads.ts'
import { placeButtons, type AnnotatedBlock } from '@/components/reader/place-buttons.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { Translate } from '@/lib/messages/catalogue.ts'

/**
 * One button after each block that has notes: "2 comments on paragraph 4". For the keyboard and for screen readers, in
 * the order of the text; shown when focused. They stand between the blocks of the static text, which they do not touch.
 */
export const BlockButtons = memo(function BlockButtons({ threads }: { threads: readonly Thread[] }) {
  const t = useTranslations('reader')
  const { index, select } = useRoom()
  const icon = useRef<SVGSVGElement>(null)
  const placed = useRef<ReturnType<typeof placeButtons>>(null)

  useEffect(() => {
    if (index === null || icon.current === null) return
    const buttons = placeButtons(index, {
      icon: icon.current,
      say: ({ block, count }) => t('blocks.comments', { count, place: nameOf(t, index, block) }),
      open: (key) => select(key, { reveal: true, focus: true }),
    })
    placed.current = buttons
    return () => {
      placed.current = null
      buttons.remove()
    }
  }, [index, select, t])
  useEffect(() => {
    if (index !== null) placed.current?.show(annotatedBlocks(index, threads))
  }, [index, select, t, threads])

  return <span hidden><MessageSquare ref={icon} aria-hidden className="size-3.5" /></span>
})

function nameOf(t: Translate<'reader'>, index: TextIndex, block: number): string {
  const element = index.blocks[block]?.element
  const number = element?.dataset['n']
  if (number !== undefined) return t('blocks.paragraph', { number })
  const label = element?.dataset['label']
  if (label !== undefined) return t('blocks.note', { label })
  return t('blocks.quoted', { text: (element?.textContent ?? '').slice(0, 40) })
}

function annotatedBlocks(index: TextIndex, threads: readonly Thread[]): Iterable<AnnotatedBlock> {
  const found = new Map<number, AnnotatedBlock>()
  for (const thread of threads) {
    if (thread.range === null || !hasWords(thread)) continue
    const block = index.blockAt(thread.range.start)
    const before = found.get(block)
    if (before) before.count += 1
    else found.set(block, { block, first: thread.key, count: 1 })
  }
  return found.values()
}
