import { prefersStill } from '@/components/reader/use-media.ts'
import { rectsOf } from '@/lib/anchoring/point.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'

const bar = 64
/** The head of the margin, under which cards pass. */
const belowHead = 48
/** At the lower edge of the margin, where a pill may say that there is more below (arrivals.tsx). */
const aboveEdge = 64

interface Reveal {
  /** Its passage; null where only the card is to be seen. */
  range: TextRange | null
  /** The card beside the text, which need not be in its place yet. */
  card?: HTMLElement | null
  /** px at the bottom of the window that a sheet covers. */
  covered?: number
  /** px under the bar that something else covers. */
  under?: number
}

/**
 * Brings a passage, and the card beside it, into sight with one scroll: a passage out of sight to the upper third, a card
 * that reaches below the window up by as much as it lacks, its head staying in sight.
 */
export function reveal(index: TextIndex, { range, card = null, covered = 0, under = 0 }: Reveal): void {
  let by = range === null ? 0 : toPassage(index, range, covered, under)
  if (card !== null) {
    const top = topOfCard(card) - by
    const lacking = top + card.offsetHeight + aboveEdge - window.innerHeight
    const room = top - bar - belowHead
    if (lacking > 0 && room > 0) by += Math.min(lacking, room)
  }
  if (Math.abs(by) > 1) scrollPage(window.scrollY + by)
}

function toPassage(index: TextIndex, range: TextRange, covered: number, under: number): number {
  const rects = rectsOf(index, range)
  const first = rects[0]
  const last = rects.at(-1)
  if (first === undefined || last === undefined) return 0
  const room = window.innerHeight - covered
  if (first.top >= bar + under && Math.min(last.bottom, first.top + 120) <= room) return 0
  return first.top - (covered > 0 ? bar + (room - bar) / 4 : window.innerHeight / 3)
}

/** Where the card will stand: it may still be on its way there. */
function topOfCard(card: HTMLElement): number {
  const placed = card.dataset['top']
  return placed === undefined ? card.getBoundingClientRect().top : (card.parentElement?.getBoundingClientRect().top ?? 0) + Number(placed)
}

/** Jumps to a passage, its first line `y` px from the window's top, and puts the focus there: reading goes on from it. */
export function goToPassage(index: TextIndex, range: TextRange, y = window.innerHeight / 3): void {
  const first = rectsOf(index, range)[0]
  const block = index.blocks[index.blockAt(range.start)]
  if (first === undefined || block === undefined) return
  window.scrollTo({ top: window.scrollY + first.top - y, behavior: 'instant' })
  block.element.tabIndex = -1
  block.element.focus({ preventScroll: true })
}

export function scrollToOffset(index: TextIndex, offset: number): void {
  const block = index.blocks[index.blockAt(offset)]
  if (block) scrollPage(window.scrollY + block.element.getBoundingClientRect().top - 96)
}

/** How much of the window a sheet covers now, px. */
export const coveredBySheet = () => Number.parseFloat(document.documentElement.style.getPropertyValue('--sheet')) || 0

function scrollPage(top: number): void {
  window.scrollTo({ top, behavior: prefersStill() ? 'instant' : 'smooth' })
}
