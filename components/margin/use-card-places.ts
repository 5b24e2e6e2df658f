import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
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

interface Placed {
  top: number
  height: number
}

/** What is known of the cards, on the page or not. */
interface Known {
  placed: Map<string, Placed>
  /** Heights of cards at rest, measured while they were on the page. */
  heights: Map<string, number>
  /** Exact levels, px from the top of the text, while it lies as it does. */
  levels: Map<string, number>
  laid: LaidText | null
  lookedAt: number
}

/**
 * Puts each card beside its passage: none overlap, the selected one stays level. Without one, the card under the pointer
 * or with the focus keeps its place, so that what arrives never moves what is being read. Gives the keys of the cards
 * that are to be on the page: those near the window, the selected one, and the one with the focus. Of the others heights
 * and levels are guessed, and known exactly before they come into view; what is in view does not move for that.
 */
export function useCardPlaces(box: RefObject<HTMLElement | null>, rows: readonly MarginItem[], selected: string | null, index: TextIndex | null, laid: LaidText | null): ReadonlySet<string> {
  const [near, setNear] = useState<ReadonlySet<string>>(new Set())
  const known = useRef<Known>({ placed: new Map(), heights: new Map(), levels: new Map(), laid: null, lookedAt: 0 })
  const state = useRef({ rows, selected, index, laid, near })
  const before = useRef<{ rows: readonly MarginItem[]; selected: string | null; laid: LaidText | null }>({ rows: [], selected: null, laid: null })
  state.current = { rows, selected, index, laid, near }

  const place = useCallback((still: boolean) => {
    const { rows: items, selected: chosen, index: text, laid: lying, near: onPage } = state.current
    const container = box.current
    if (container === null || text === null || container.offsetParent === null) return
    const { placed, heights, levels } = known.current
    if (lying !== known.current.laid) levels.clear()
    known.current.laid = lying
    known.current.lookedAt = window.scrollY
    const origin = container.getBoundingClientRect().top
    const fromText = text.root.getBoundingClientRect().top - origin
    const elements = new Map([...container.querySelectorAll<HTMLElement>(':scope > [data-card]')].map((element) => [element.dataset['card'] ?? '', element]))
    const active = container.contains(document.activeElement) ? document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset['card'] : undefined
    const pinned = chosen ?? container.querySelector<HTMLElement>(':scope > [data-card]:is(:hover, :focus-within)')?.dataset['card'] ?? null

    let last = 0
    const wanted = items.map((item) => {
      const { key, range } = item
      const element = elements.get(key)
      const height = element?.offsetHeight ?? heights.get(key) ?? estimateHeight(item)
      if (element !== undefined && key !== chosen) heights.set(key, height)
      const rough = range === null ? Math.max(last, text.root.offsetHeight) : fromText + (levels.get(key) ?? lying?.heightOf(range.start) ?? 0)
      const isNear = rough + origin > -reach.leave && rough + origin < window.innerHeight + reach.leave
      const exact = range !== null && !levels.has(key) && (lying === null || isNear || key === chosen || element !== undefined) ? levelIn(text, range.start) : null
      if (exact !== null) levels.set(key, exact)
      const level = (exact === null ? rough : fromText + exact) - (key === chosen ? raisedBy : 0)
      last = level
      const was = element !== undefined && 'placed' in element.dataset ? placed.get(key) : undefined
      const seen = was !== undefined && was.top + was.height + origin > 0 && was.top + origin < window.innerHeight
      if (was !== undefined && key === pinned && key !== chosen) return { key, wanted: was.top, height }
      return still && seen && key !== chosen ? { key, wanted: was.top, height, weight: inView } : { key, wanted: level, height }
    })

    const tops = placeCards(wanted, { selected: pinned, gap: cardGap, floor })
    const next = new Set<string>()
    let bottom = 0
    placed.clear()
    for (const [at, { key, height }] of wanted.entries()) {
      const top = Math.round(tops.get(key) ?? 0)
      bottom = Math.max(bottom, top + height)
      placed.set(key, { top, height })
      settle(elements.get(key), top, at + 1, wanted.length)
      const far = onPage.has(key) ? reach.leave : reach.enter
      if (key === chosen || key === active || (top + height + origin > -far && top + origin < window.innerHeight + far)) next.add(key)
    }
    container.style.setProperty('height', `${bottom + 80}px`)
    setNear((now) => (now.size === next.size && [...next].every((key) => now.has(key)) ? now : next))
  }, [box])

  // Before paint, so that a card never shows where it does not belong.
  useLayoutEffect(() => {
    const last = before.current
    before.current = { rows, selected, laid }
    place(last.selected === selected && last.laid === laid && isArrival(last.rows, rows))
  }, [place, rows, selected, index, laid])
  useLayoutEffect(() => place(true), [place, near])

  useLayoutEffect(() => {
    const container = box.current
    if (container === null || index === null) return
    let frame = 0
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => place(true))
    }
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
      if (container.querySelector(':scope > [data-card]:not([data-placed])') !== null) place(true)
    })
    cards.observe(container, { childList: true })
    window.addEventListener('scroll', scrolled, { passive: true })
    window.addEventListener('resize', soon)
    let isGone = false
    void document.fonts.ready.then(() => { if (!isGone) place(false) })
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

/** Whether `now` is `before` with a few more: then what is in view stays where it is. */
function isArrival(before: readonly MarginItem[], now: readonly MarginItem[]): boolean {
  if (now === before) return true
  if (before.length === 0 || now.length < before.length || now.length > before.length + 5) return false
  const keys = new Set(now.map(({ key }) => key))
  return before.every(({ key }) => keys.has(key))
}

/** px from the top of the text to the line of `offset`. */
function levelIn(index: TextIndex, offset: number): number | null {
  const at = Math.min(offset, index.length - 1)
  const top = rectsOf(index, { start: at, end: at + 1 })[0]?.top ?? index.blocks[index.blockAt(offset)]?.element.getBoundingClientRect().top
  return top === undefined ? null : top - index.root.getBoundingClientRect().top
}

/** `at` of how many cards it is: most of them are not on the page, and a screen reader would count wrongly. */
function settle(card: HTMLElement | undefined, top: number, at: number, of: number): void {
  if (card === undefined) return
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
