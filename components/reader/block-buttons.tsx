'use client'

import { MessageSquare } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { commentId } from '@/components/margin/card-frame.tsx'
import { hasWords, type Thread } from '@/components/margin/threads.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { Translate } from '@/lib/messages/catalogue.ts'

interface AnnotatedBlock {
  block: number
  first: string
  count: number
}

/** The child of the text's root that holds the block: what may be followed by a button in valid HTML (a list may not hold one). */
function outermost(index: TextIndex, block: number): Element | null {
  let element: Element | null = index.blocks[block]?.element ?? null
  while (element !== null && element.parentElement !== index.root) element = element.parentElement
  return element
}

/** The first comment is the button's details, where its card is on the page now: cards far away are not. */
function tellDetails(button: HTMLElement, key: string): void {
  const id = commentId(key)
  if (document.getElementById(id) === null) button.removeAttribute('aria-details')
  else button.setAttribute('aria-details', id)
}

function nameOf(t: Translate<'reader'>, index: TextIndex, block: number): string {
  const element = index.blocks[block]?.element
  const number = element?.dataset['n']
  if (number !== undefined) return t('blocks.paragraph', { number })
  const label = element?.dataset['label']
  if (label !== undefined) return t('blocks.note', { label })
  return t('blocks.quoted', { text: (element?.textContent ?? '').slice(0, 40) })
}

/**
 * One button after each block that has notes: "2 comments on paragraph 4". For the keyboard and for screen readers, in
 * the order of the text; shown when focused. They stand between the blocks of the static text, which they do not touch.
 */
export const BlockButtons = memo(function BlockButtons({ threads }: { threads: readonly Thread[] }) {
  const { index } = useRoom()
  const [hosts, setHosts] = useState<ReadonlyMap<Element, HTMLElement>>(new Map())
  const before = useRef<ReadonlyMap<Element, readonly AnnotatedBlock[]>>(new Map())

  const places = useMemo(() => {
    const byPlace = new Map<Element, AnnotatedBlock[]>()
    for (const one of index === null ? [] : annotatedBlocks(index, threads)) {
      const place = index && outermost(index, one.block)
      const known = place && byPlace.get(place)
      if (known) known.push(one)
      else if (place) byPlace.set(place, [one])
    }
    // The same lists where nothing has come, so that only the others render again.
    return new Map([...byPlace].map(([place, blocks]) => {
      const old = before.current.get(place)
      return [place, old !== undefined && areSame(old, blocks) ? old : blocks] as const
    }))
  }, [index, threads])
  useEffect(() => { before.current = places }, [places])

  useEffect(() => {
    const missing = [...places.keys()].filter((place) => !hosts.has(place))
    if (missing.length === 0) return
    const next = new Map(hosts)
    for (const place of missing) {
      const host = document.createElement('div')
      host.className = 'block-notes'
      place.after(host)
      next.set(place, host)
    }
    setHosts(next)
  }, [places, hosts])

  return [...places].map(([place, blocks]) => {
    const host = hosts.get(place)
    return host && <ButtonsAt key={blocks[0]?.block} host={host} blocks={blocks} />
  })
})

const ButtonsAt = memo(function ButtonsAt({ host, blocks }: { host: HTMLElement; blocks: readonly AnnotatedBlock[] }) {
  const t = useTranslations('reader')
  const { index, select } = useRoom()
  return createPortal(
    blocks.map(({ block, first, count }) => (
      <button key={block} type="button" onClick={() => select(first, { reveal: true, focus: true })} onFocus={(event) => tellDetails(event.currentTarget, first)}>
        <MessageSquare aria-hidden className="size-3.5" />{t('blocks.comments', { count, place: index === null ? '' : nameOf(t, index, block) })}
      </button>
    )),
    host,
  )
})

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

const areSame = (a: readonly AnnotatedBlock[], b: readonly AnnotatedBlock[]): boolean =>
  a.length === b.length && a.every(({ block, first, count }, at) => b[at]?.block === block && b[at].first === first && b[at].count === count)
