import type { MarginItem } from '@/components/margin/margin-items.ts'
import { placeCards, type CardToPlace } from '@/lib/anchoring/place-cards.ts'
import type { TextRange } from '@/lib/domain/annotation/text-range.ts'

/** px between two cards. */
export const cardGap = 20
/** px that a card may stand away from its passage before its neighbourhood counts as a crowd. */
const tooFar = 900
/** px of text that one card of a crowd has for itself. */
const roomForOne = 130
/** So many of a crowd's cards are shown at most, however much room there is. */
const mostShown = 5

interface Crowd {
  /** px from the top of the text. The same function while the text lies as it does. */
  levelOf: (offset: number) => number
  heightOf: (item: MarginItem) => number
  /** Which paragraph an offset lies in. */
  blockAt: (offset: number) => number
  /** Paragraphs whose notes are all to be shown. */
  open: ReadonlySet<number>
  /** What has a card of its own whatever the crowd: what is selected, being written, or refused. */
  keeps: (item: MarginItem) => boolean
}

/** Where an item stands, as the text lies now. */
interface Standing extends CardToPlace {
  item: MarginItem
  levelOf: Crowd['levelOf']
  block: number
}

/** Of ten thousand, what comes changes one or two. */
const known = new WeakMap<MarginItem, Standing>()

function standingOf(item: MarginItem, { start }: TextRange, { levelOf, heightOf, blockAt }: Crowd): Standing {
  const before = known.get(item)
  if (before?.levelOf === levelOf) return before
  const standing = { item, key: item.key, wanted: levelOf(start), height: heightOf(item), levelOf, block: blockAt(start) }
  known.set(item, standing)
  return standing
}

/**
 * Where so many notes stand at one place that their cards would drift far from it, each paragraph there shows as many as
 * it has room for, the most discussed, and one line that holds the others. Everywhere else the items are left as they are.
 * The order is kept.
 */
export function foldCrowds(items: readonly MarginItem[], crowd: Crowd): readonly MarginItem[] {
  const placed: Standing[] = []
  for (const item of items) if (item.range !== null) placed.push(standingOf(item, item.range, crowd))
  const crowded = crowdedBlocks(placed)
  if (crowded.size === 0) return items
  const ofBlock = new Map<number, MarginItem[]>()
  const starts: { block: number; level: number }[] = []
  for (const { item, block, wanted } of placed) {
    const before = ofBlock.get(block)
    if (before) {
      before.push(item)
      continue
    }
    ofBlock.set(block, [item])
    starts.push({ block, level: wanted })
  }
  const rows: MarginItem[] = []
  starts.forEach(({ block, level }, at) => {
    const here = ofBlock.get(block) ?? []
    const room = (starts[at + 1]?.level ?? Number.POSITIVE_INFINITY) - level
    rows.push(...(crowded.has(block) ? fold(block, here, Math.min(mostShown, Math.max(1, Math.floor(room / roomForOne))), crowd) : here))
  })
  return [...rows, ...items.filter((item) => item.range === null)]
}

/** The paragraphs of every run of touching cards in which one stands too far from its passage. */
function crowdedBlocks(cards: readonly Standing[]): Set<number> {
  const tops = placeCards(cards, { gap: cardGap, floor: 0 })
  const crowded = new Set<number>()
  let run: number[] = []
  let far = false
  let bottom = Number.NEGATIVE_INFINITY
  const close = () => {
    if (far) for (const block of run) crowded.add(block)
    run = []
    far = false
  }
  for (const [at, { wanted, height, block }] of cards.entries()) {
    const top = tops[at] ?? wanted
    if (top > bottom + cardGap + 1) close()
    run.push(block)
    far ||= Math.abs(top - wanted) > tooFar
    bottom = top + height
  }
  close()
  return crowded
}

function fold(block: number, here: readonly MarginItem[], allowed: number, { open, keeps }: Crowd): MarginItem[] {
  const free = here.filter((item) => !keeps(item))
  if (free.length <= allowed + 1) return [...here]
  const chosen = new Set(free.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, allowed).map((item) => item.key))
  const folded = free.filter((item) => !chosen.has(item.key))
  const last = here.at(-1)
  if (last?.range == null) return [...here]
  const isOpen = open.has(block)
  const stack: MarginItem = { kind: 'stack', key: `stack:${block}`, range: last.range, block, count: folded.length, open: isOpen }
  return [...(isOpen ? here : here.filter((item) => keeps(item) || chosen.has(item.key))), stack]
}

const weightOf = (item: MarginItem) => (item.kind === 'thread' ? item.thread.replies.length + (item.thread.unanswered ? 1 : 0) - (item.thread.resolved ? 5 : 0) : 0)
