import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import type { ClaimNode, Debate } from '@/lib/domain/debate/tree.ts'
import type { Answering } from '@/lib/domain/annotation/mark.ts'

/** An entry of a debate as its page shows it. `gone`: somebody else took it away while it was in sight, and its place is kept for the moment. */
export interface ShownEntry extends LayerEntry {
  gone?: 'withdrawn' | 'hidden'
}

export type Shown = ClaimNode<ShownEntry>
export type ShownDebate = Debate<ShownEntry>

/** How deep below what stands on top claims are shown in their place. */
export const depthShown = 2

/** All that answers a claim, in the order in which it was written. */
export const answersOf = ({ children: { supports, challenges, qualifies } }: Shown): Shown[] =>
  [...supports, ...challenges, ...qualifies].sort((a, b) => (writtenOf(a) < writtenOf(b) ? -1 : writtenOf(a) > writtenOf(b) ? 1 : a.key < b.key ? -1 : 1))

const writtenOf = ({ entry }: Shown): string => entry?.value.written ?? ''

/** Claims that stand, below a claim or in a list. */
export const countBelow = (nodes: readonly Shown[]): number => nodes.reduce((sum, node) => sum + (stateOf(node) === 'claim' ? 1 : 0) + countBelow(answersOf(node)), 0)

/** The claims that `key` answers, the root first; without itself. */
export function pathTo(debate: ShownDebate, key: string): Shown[] {
  const path: Shown[] = []
  for (let node = debate.byKey.get(key); node?.answers; ) {
    const above = debate.byKey.get(node.answers.to)
    if (above === undefined || path.includes(above)) break
    path.unshift(above)
    node = above
  }
  return path
}

/** On top of which branch a claim is in sight: `now` where it is already, otherwise as far up as leaves it in sight; null for the whole. */
export function branchShowing(debate: ShownDebate, key: string, now: string | null): string | null {
  const path = pathTo(debate, key)
  const depth = now === null || now === key ? (now === key ? 0 : path.length) : path.findIndex((one) => one.key === now)
  if (now === null ? path.length <= depthShown : now === key || (depth >= 0 && path.length - depth <= depthShown)) return now
  return path.length <= depthShown ? null : path[path.length - depthShown]?.key ?? null
}

/** Whether `key` hangs below `above`, however deep. */
export const isBelow = (debate: ShownDebate, key: string, above: string): boolean => pathTo(debate, key).some((one) => one.key === above)

/** What stands in a claim's place: its words, or what became of it. */
export function stateOf({ entry, claim }: Shown): 'claim' | 'withdrawn' | 'hidden' {
  if (entry === null) return 'hidden'
  return entry.gone ?? (claim === null ? 'withdrawn' : 'claim')
}

export const sidesOfThesis: readonly Answering[] = ['supports', 'challenges']
