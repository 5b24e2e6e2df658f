import { prefersStill } from '@/components/reader/use-media.ts'
import { rectsOf } from '@/lib/anchoring/point.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'

const bar = 64

/** Scrolls so that `range` begins in the upper third, if it is not in sight already. `covered`: px at the bottom of the window that a sheet covers. */
export function revealRange(index: TextIndex, range: TextRange, { covered = 0, always = false }: { covered?: number; always?: boolean } = {}): void {
  const rects = rectsOf(index, range)
  const first = rects[0]
  const last = rects.at(-1)
  if (first === undefined || last === undefined) return
  const room = window.innerHeight - covered
  const inSight = first.top >= bar && Math.min(last.bottom, first.top + 120) <= room
  if (inSight && !always) return
  const third = covered > 0 ? bar + (room - bar) / 4 : window.innerHeight / 3
  scrollPage(window.scrollY + first.top - third)
}

/** Scrolls on by as much as a card beside the text reaches below the window, without taking its head out of sight. */
export function revealCard(card: HTMLElement): void {
  const { top, bottom } = card.getBoundingClientRect()
  const missing = bottom + 16 - window.innerHeight
  const room = top - bar - 64
  if (missing > 0 && room > 0) scrollPage(window.scrollY + Math.min(missing, room))
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
