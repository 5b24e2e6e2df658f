import { useCallback, useLayoutEffect, useRef, type RefObject } from 'react'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import { placeCards } from '@/lib/anchoring/place-cards.ts'
import { rectsOf } from '@/lib/anchoring/point.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

/** The selected card's padding: its first line, not its edge, stands level with the passage. */
const raisedBy = 12
const gap = 20
/** Below the head of the margin. */
const floor = 12

/**
 * Puts each card beside its passage: none overlap, the selected one stays level. Without one, the card under the pointer
 * or with the focus keeps its place, so that what arrives never moves what is being read. Heights are measured as they
 * change, all in one pass before the next frame.
 */
export function useCardPlaces(box: RefObject<HTMLElement | null>, items: readonly MarginItem[], selected: string | null, index: TextIndex | null): void {
  const tops = useRef(new Map<string, number>())
  const state = useRef({ items, selected, index })
  state.current = { items, selected, index }

  const place = useCallback(() => {
    const { items: cards, selected: chosen, index: text } = state.current
    const container = box.current
    if (container === null || text === null || container.offsetParent === null) return
    const origin = container.getBoundingClientRect().top
    const elements = new Map([...container.querySelectorAll<HTMLElement>('[data-card]')].map((element) => [element.dataset['card'] ?? '', element]))
    const pinned = chosen ?? container.querySelector<HTMLElement>('[data-card]:is(:hover, :focus-within)')?.dataset['card'] ?? null
    let last = 0
    const wanted = cards.flatMap(({ key, range }) => {
      const element = elements.get(key)
      if (element === undefined) return []
      const passage = range === null ? null : topOf(text, range.start)
      const level = passage === null ? Math.max(last, text.root.offsetHeight) : passage - origin - (key === chosen ? raisedBy : 0)
      last = level
      const stays = key === pinned && key !== chosen ? tops.current.get(key) : undefined
      return [{ key, wanted: stays ?? level, height: element.offsetHeight }]
    })
    const found = placeCards(wanted, { selected: pinned, gap, floor })
    let bottom = 0
    for (const { key, height } of wanted) {
      const top = Math.round(found.get(key) ?? 0)
      bottom = Math.max(bottom, top + height)
      settle(elements.get(key), top)
      tops.current.set(key, top)
    }
    container.style.setProperty('height', `${bottom + 80}px`)
  }, [box])

  // Before paint, so that a card never shows where it does not belong.
  useLayoutEffect(place, [place, items, selected, index])

  useLayoutEffect(() => {
    const container = box.current
    if (container === null || index === null) return
    let frame = 0
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(place)
    }
    const sizes = new ResizeObserver(soon)
    const watch = () => {
      sizes.disconnect()
      sizes.observe(index.root)
      for (const card of container.querySelectorAll('[data-card]')) sizes.observe(card)
    }
    watch()
    const cards = new MutationObserver(watch)
    cards.observe(container, { childList: true })
    void document.fonts.ready.then(soon)
    return () => {
      cancelAnimationFrame(frame)
      sizes.disconnect()
      cards.disconnect()
    }
  }, [box, index, place])
}

function topOf(index: TextIndex, offset: number): number | null {
  const at = Math.min(offset, index.length - 1)
  return rectsOf(index, { start: at, end: at + 1 })[0]?.top ?? index.blocks[index.blockAt(offset)]?.element.getBoundingClientRect().top ?? null
}

function settle(card: HTMLElement | undefined, top: number): void {
  if (card === undefined) return
  card.style.setProperty('translate', `0 ${top}px`)
  card.dataset['top'] = String(top)
  // A new card appears in its place; only later moves are seen as moves.
  if (!('placed' in card.dataset)) {
    card.dataset['settled'] = 'no'
    card.dataset['placed'] = ''
    requestAnimationFrame(() => { delete card.dataset['settled'] })
  }
}
