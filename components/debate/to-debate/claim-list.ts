import { buildDebate, type ClaimNode, type DebateEntry } from '@/lib/domain/debate/tree.ts'
import { answering, type Answering } from '@/lib/domain/annotation/mark.ts'
import { findInText } from '@/lib/domain/reading/find-in-text.ts'

/** A claim in the list of those that can be answered. */
export interface ClaimRow {
  key: string
  body: string
  handle: string
  mine: boolean
  /** What it does to the claim under which it stands; null for one that stands by itself. */
  relation: Answering | null
  /** How many claims it stands under. */
  depth: number
}

/** The claims of a debate's room as a tree that is read from above: each under the one that it answers. */
export function listClaims(entries: Iterable<DebateEntry & { handle: string }>): ClaimRow[] {
  const rows: ClaimRow[] = []
  const list = (node: ClaimNode<DebateEntry & { handle: string }>, depth: number): void => {
    // The place of a claim that was taken back cannot be answered; what stands under it can.
    if (node.claim !== null && node.entry !== null) {
      rows.push({ key: node.key, body: node.claim.body, handle: node.entry.handle, mine: node.entry.mine, relation: node.answers?.relation ?? null, depth })
    }
    for (const relation of answering) for (const child of node.children[relation]) list(child, depth + 1)
  }
  for (const root of buildDebate(entries).roots) list(root, 0)
  return rows
}

/** Those that say `words`, whatever the case and accents; all without any. */
export function findClaims(rows: readonly ClaimRow[], words: string): readonly ClaimRow[] {
  const sought = words.trim()
  return sought === '' ? rows : rows.filter(({ body }) => findInText(body, sought).length > 0)
}
