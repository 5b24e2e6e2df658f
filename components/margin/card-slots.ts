import type { MarginItem } from '@/components/margin/margin-items.ts'
import type { CardToPlace } from '@/lib/anchoring/place-cards.ts'

/** What is known of one card, on the page or not; px from the top of the margin where nothing else is said. */
export interface CardSlot extends CardToPlace {
  item: MarginItem
  /** Its index among the rows. */
  at: number
  weight: number
  /** The height of the card at rest: as measured while it was on the page, guessed before that. */
  rest: number
  isMeasured: boolean
  /** px from the top of the text to its passage, exact; null until it was measured as the text lies now. */
  level: number | null
  /** The same by proportion within the block; null until it was asked for. */
  rough: number | null
  /** Where it was put last. */
  top: number
  /** Its card, while that is on the page. */
  element: HTMLElement | null
}

/** New ones that may come at once and still count as arrivals. */
const few = 5

/** The cards of a margin in their order. What is known of a card stays with it, so that ten thousand need not be asked again for one that comes. */
export class CardSlots {
  list: readonly CardSlot[] = []
  readonly #byKey = new Map<string, CardSlot>()
  #rows: readonly MarginItem[] = []

  get(key: string | null | undefined): CardSlot | undefined {
    const slot = this.#byKey.get(key ?? '')
    return slot !== undefined && this.list[slot.at] === slot ? slot : undefined
  }

  /** Takes over the rows as they are now; says whether they are those of before, or with a few more. */
  take(rows: readonly MarginItem[], estimate: (item: MarginItem) => number): boolean {
    if (rows === this.#rows) return true
    const before = this.list
    let stayed = 0
    let next = 0
    const now: CardSlot[] = []
    for (const item of rows) {
      // Mostly the one that comes next: a look into the map is only for where something came or went.
      const follows = before[next]
      const slot = follows?.item.key === item.key ? follows : (this.#byKey.get(item.key) ?? this.#add(item, estimate(item)))
      if (before[slot.at] === slot) {
        next = slot.at + 1
        stayed++
      }
      if (slot.item !== item) {
        if (slot.item.range?.start !== item.range?.start) slot.level = slot.rough = null
        if (!slot.isMeasured) slot.rest = estimate(item)
        slot.item = item
      }
      now.push(slot)
    }
    for (const slot of before) slot.at = -1
    for (const [at, slot] of now.entries()) slot.at = at
    this.#rows = rows
    this.list = now
    return before.length > 0 && stayed === before.length && now.length <= before.length + few
  }

  /** The text lies anew. */
  forgetLevels(): void {
    for (const slot of this.#byKey.values()) slot.level = slot.rough = null
  }

  #add(item: MarginItem, rest: number): CardSlot {
    const slot: CardSlot = { key: item.key, item, at: -1, wanted: 0, height: 0, weight: 1, rest, isMeasured: false, level: null, rough: null, top: 0, element: null }
    this.#byKey.set(item.key, slot)
    return slot
  }
}
