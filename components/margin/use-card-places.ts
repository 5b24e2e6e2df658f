import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { CardSlots, type CardSlot } from '@/components/margin/card-slots.ts'
import { estimateHeight } from '@/components/margin/estimate-height.ts'
import { cardGap } from '@/components/margin/fold-crowds.ts'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import { placeCards } from '@/lib/anchoring/place-cards.ts'
import { rectsOf } from '@/lib/anchoring/point.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

/** The selected card's padding: its first line, not its edge, stands level with the passage. */
const raisedBy = 12
/** Below the head of the margin. */
const floor = 12
/** px beyond the window within which cards are on the page, and within which they stay once they are. */
const reach = { enter: 900, leave: 1500 }
/** px of scrolling after which it is looked again what is near. */
const stride = 300
/** How much more a card in view insists on where it is than one out of view on where it should be. */
const inView = 60

/** Cards that are a little further off than this, px, come on the page this many a frame, so that no frame is long. */
const soonInView = 400
const batch = 8

interface Known {
  slots: CardSlots
  /** Those whose card was on the page when it was looked last. */
  onPage: CardSlot[]
  laid: LaidText | null
  lookedAt: number
  /** Looks again in the next frame. */
  soon: () => void
}

/**
 * Puts each card beside its passage: none overlap, the selected one stays level. Without one, the card under the pointer
 * or with the focus keeps its place, so that what arrives never moves what is being read. Gives the keys of the cards
 * that are to be on the page: those near the window, the selected one, and the one with the focus. Of the others heights
 * and levels are guessed, and known exactly before they come into view; what is in view does not move for that.
 */
export function useCardPlaces(box: RefObject<HTMLElement | null>, rows: readonly MarginItem[], selected: string | null, index: TextIndex | null, laid: LaidText | null): ReadonlySet<string> {
  const [near, setNear] = useState<ReadonlySet<string>>(new Set())
  const known = useRef<Known>({ slots: new CardSlots(), onPage: [], laid: null, lookedAt: 0, soon: () => undefined })
  const state = useRef({ selected, index, laid, near })
  const before = useRef<{ selected: string | null; laid: LaidText | null }>({ selected: null, laid: null })
  state.current = { selected, index, laid, near }

  /** `still`: what is in view stays where it is. `more`: how many of the cards further off may come on the page. */
  const place = useCallback((still: boolean, more: number) => {
    const { selected: chosen, index: text, laid: lying, near: onPage } = state.current
    const container = box.current
    if (container === null || text === null || container.offsetParent === null) return
    const { slots } = known.current
    const { list } = slots
    if (lying !== known.current.laid) slots.forgetLevels()
    known.current.laid = lying
    known.current.lookedAt = window.scrollY
    const origin = container.getBoundingClientRect().top
    const fromText = text.root.getBoundingClientRect().top - origin
    const whole = text.root.offsetHeight
    const isWithin = (top: number, height: number, px: number) => top + height + origin > -px && top + origin < window.innerHeight + px
    for (const slot of known.current.onPage) slot.element = null
    known.current.onPage = []
    for (const element of container.querySelectorAll<HTMLElement>(':scope > [data-card]')) {
      const slot = slots.get(element.dataset['card'])
      if (slot === undefined) continue
      slot.element = element
      known.current.onPage.push(slot)
    }
    const active = container.contains(document.activeElement) ? document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset['card'] : undefined
    const pinned = chosen ?? container.querySelector<HTMLElement>(':scope > [data-card]:is(:hover, :focus-within)')?.dataset['card'] ?? null

    let last = 0
    for (const slot of list) {
      const { key, element, top, item: { range } } = slot
      const isChosen = key === chosen
      const stood = element !== null && 'placed' in element.dataset
      const stays = stood && !isChosen && (key === pinned || (still && isWithin(top, slot.height, 0)))
      slot.height = element?.offsetHeight ?? slot.rest
      if (element !== null && !isChosen) {
        slot.rest = slot.height
        slot.isMeasured = true
      }
      if (range !== null && slot.level === null) {
        slot.rough ??= lying?.heightOf(range.start) ?? 0
        if (lying === null || element !== null || isChosen || isWithin(fromText + slot.rough, 0, reach.leave)) slot.level = levelIn(text, range.start)
      }
      last = (range === null ? Math.max(last, whole) : fromText + (slot.level ?? slot.rough ?? 0)) - (isChosen ? raisedBy : 0)
      slot.wanted = stays ? top : last
      slot.weight = stays && key !== pinned ? inView : 1
    }

    const tops = placeCards(list, { selected: pinned, gap: cardGap, floor })
    const next = new Set<string>()
    const waiting: CardSlot[] = []
    for (const slot of list) {
      const { key, height, element } = slot
      const top = slot.top = Math.round(tops[slot.at] ?? 0)
      if (element !== null) settle(element, top, slot.at + 1, list.length)
      if (key === chosen || key === active || (isWithin(top, height, reach.leave) && (isWithin(top, height, soonInView) || onPage.has(key)))) next.add(key)
      else if (isWithin(top, height, reach.enter)) waiting.push(slot)
    }
    const middle = window.innerHeight / 2 - origin
    waiting.sort((a, b) => Math.abs(a.top - middle) - Math.abs(b.top - middle))
    for (const { key } of waiting.slice(0, more)) next.add(key)
    const lowest = list.at(-1)
    container.style.setProperty('height', `${(lowest === undefined ? 0 : lowest.top + lowest.height) + 80}px`)
    setNear((now) => (now.size === next.size && [...next].every((key) => now.has(key)) ? now : next))
    if (waiting.length > more) known.current.soon()
  }, [box])

  // Before paint, so that a card never shows where it does not belong.
  useLayoutEffect(() => {
    const last = before.current
    before.current = { selected, laid }
    const isArrival = known.current.slots.take(rows, estimateHeight)
    place(isArrival && last.selected === selected && last.laid === laid, batch)
  }, [place, rows, selected, index, laid])
  useLayoutEffect(() => place(true, 0), [place, near])

  useLayoutEffect(() => {
    const container = box.current
    if (container === null || index === null) return
    let frame = 0
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => place(true, batch))
    }
    known.current.soon = soon
    soon()
    const scrolled = () => { if (Math.abs(window.scrollY - known.current.lookedAt) > stride) soon() }
    const sizes = new ResizeObserver(soon)
    const watched = new Set<Element>()
    const watch = () => {
      for (const card of watched) {
        if (card.isConnected) continue
        sizes.unobserve(card)
        watched.delete(card)
      }
      for (const card of container.querySelectorAll(':scope > [data-card]')) {
        if (watched.has(card)) continue
        watched.add(card)
        sizes.observe(card)
      }
    }
    watch()
    const cards = new MutationObserver(() => {
      watch()
      // One that was fetched first comes after its row did: in its place before it takes the focus, which nothing unseen can.
      if (container.querySelector(':scope > [data-card]:not([data-placed])') !== null) place(true, 0)
    })
    cards.observe(container, { childList: true })
    window.addEventListener('scroll', scrolled, { passive: true })
    window.addEventListener('resize', soon)
    let isGone = false
    void document.fonts.ready.then(() => { if (!isGone) place(false, batch) })
    return () => {
      isGone = true
      cancelAnimationFrame(frame)
      sizes.disconnect()
      cards.disconnect()
      window.removeEventListener('scroll', scrolled)
      window.removeEventListener('resize', soon)
    }
  }, [box, index, place])

  return near
}

/** px from the top of the text to the line of `offset`. */
function levelIn(index: TextIndex, offset: number): number | null {
  const at = Math.min(offset, index.length - 1)
  const top = rectsOf(index, { start: at, end: at + 1 })[0]?.top ?? index.blocks[index.blockAt(offset)]?.element.getBoundingClientRect().top
  return top === undefined ? null : top - index.root.getBoundingClientRect().top
}

/** `at` of how many cards it is: most of them are not on the page, and a screen reader would count wrongly. */
function settle(card: HTMLElement, top: number, at: number, of: number): void {
  card.setAttribute('aria-posinset', String(at))
  card.setAttribute('aria-setsize', String(of))
  if (card.dataset['top'] !== String(top)) {
    card.style.setProperty('translate', `0 ${top}px`)
    card.dataset['top'] = String(top)
  }
  // A new card appears in its place; only later moves are seen as moves.
  if (!('placed' in card.dataset)) {
    card.dataset['settled'] = 'no'
    card.dataset['placed'] = ''
    requestAnimationFrame(() => { delete card.dataset['settled'] })
  }
}
