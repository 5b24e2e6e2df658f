import type { Claim, EntryValue, Link, Withdrawal } from '@/lib/domain/annotation/entry.ts'
import type { Answering, Relation, Side } from '@/lib/domain/annotation/mark.ts'

/** An entry of a debate's room, as the client's session gives it. */
export interface DebateEntry {
  key: string
  value: EntryValue
  mine: boolean
}

/** Where people stand on a claim, and where the reader does. */
export interface Tally {
  agree: number
  disagree: number
  unsure: number
  own: Side | null
}

/** What somebody else's word joins to a claim, beside what its author put it to. */
export interface Joined<E> {
  /** The claim at the other end. */
  key: string
  /** `from`: the other does this to the claim; `to`: the claim does this to the other. */
  end: 'from' | 'to'
  relation: Relation
  /** Those who say so, each a link. */
  by: E[]
}

/** A claim with what answers it. */
export interface ClaimNode<E> {
  key: string
  /** The claim, or the tombstone of one that was taken back; null where others answer what the reader cannot see. */
  entry: E | null
  claim: Claim | null
  /** What it answers, and how; null at a root. */
  answers: { to: string; relation: Answering } | null
  /** Those that answer it, by what they do to it, in the order in which they were written. */
  children: Record<Answering, ClaimNode<E>[]>
  joined: Joined<E>[]
  tally: Tally
}

export interface Debate<E> {
  /** The claims that answer none, in the order in which they were written. */
  roots: ClaimNode<E>[]
  /** Every claim shown. */
  byKey: ReadonlyMap<string, ClaimNode<E>>
}

const isDerived = (key: string) => /:(?:link|position)-/.test(key)

/**
 * Makes a debate of a room's entries, in whatever order they came. A claim that was taken back keeps its place while
 * something answers it; what answers a claim that the reader cannot see stands under a place without words; where claims
 * answer each other in a circle (two edits that crossed), the oldest of them is a root.
 */
export function buildDebate<E extends DebateEntry>(entries: Iterable<E>): Debate<E> {
  const nodes = new Map<string, ClaimNode<E>>()
  const links: { entry: E; value: Link }[] = []
  const tallies = new Map<string, Tally>()
  for (const entry of entries) {
    const { key, value } = entry
    if (value.kind === 'claim') nodes.set(key, makeNode(key, entry, value.answers ?? null))
    else if (value.kind === 'withdrawal' && !isDerived(key)) nodes.set(key, makeNode(key, entry, value.answers ?? null))
    else if (value.kind === 'link') links.push({ entry, value })
    else if (value.kind === 'position') count(tallies, value.of, value.side, entry.mine)
  }
  for (const { answers } of [...nodes.values()]) {
    if (answers !== null && !nodes.has(answers.to)) nodes.set(answers.to, makeNode<E>(answers.to, null, null))
  }
  for (const key of breaksOf(nodes)) {
    const node = nodes.get(key)
    if (node) node.answers = null
  }
  for (const node of inOrder<E>(nodes.values())) if (node.answers !== null) nodes.get(node.answers.to)?.children[node.answers.relation].push(node)
  for (const { entry, value } of links) join(nodes, entry, value)
  for (const [key, tally] of tallies) {
    const node = nodes.get(key)
    if (node) node.tally = tally
  }
  prune(nodes)
  return { roots: inOrder<E>([...nodes.values()].filter(({ answers }) => answers === null)), byKey: nodes }
}

function makeNode<E extends DebateEntry>(key: string, entry: E | null, answers: ClaimNode<E>['answers']): ClaimNode<E> {
  return {
    key, entry, claim: entry?.value.kind === 'claim' ? entry.value : null, answers,
    children: { supports: [], challenges: [], qualifies: [] }, joined: [], tally: { agree: 0, disagree: 0, unsure: 0, own: null },
  }
}

const writtenOf = ({ entry }: ClaimNode<DebateEntry>): string => (entry === null ? '' : (entry.value as Claim | Withdrawal).written)

/** By when their writers say they were written, then by key: the same on every screen. */
function inOrder<E extends DebateEntry>(nodes: Iterable<ClaimNode<E>>): ClaimNode<E>[] {
  const time = new Map([...nodes].map((node) => [node, Date.parse(writtenOf(node)) || 0]))
  return [...time.keys()].sort((a, b) => (time.get(a) ?? 0) - (time.get(b) ?? 0) || (a.key < b.key ? -1 : 1))
}

/** The oldest claim of each circle. */
function breaksOf(nodes: ReadonlyMap<string, ClaimNode<DebateEntry>>): string[] {
  const done = new Set<string>()
  const breaks: string[] = []
  for (const key of nodes.keys()) {
    const way: string[] = []
    let at: string | undefined = key
    while (at !== undefined && !done.has(at)) {
      done.add(at)
      way.push(at)
      at = nodes.get(at)?.answers?.to
    }
    const from = at === undefined ? -1 : way.indexOf(at)
    if (from < 0) continue
    const [oldest] = inOrder(way.slice(from).flatMap((one) => nodes.get(one) ?? []))
    if (oldest) breaks.push(oldest.key)
  }
  return breaks
}

function count(tallies: Map<string, Tally>, of: string, side: Side, mine: boolean): void {
  const tally = tallies.get(of) ?? { agree: 0, disagree: 0, unsure: 0, own: null }
  tally[side] += 1
  if (mine) tally.own = side
  tallies.set(of, tally)
}

function join<E extends DebateEntry>(nodes: ReadonlyMap<string, ClaimNode<E>>, entry: E, { from, to, relation }: Link): void {
  const [source, goal] = [nodes.get(from), nodes.get(to)]
  if (!source?.claim || !goal?.claim) return
  addJoined(source, { key: to, end: 'to', relation, by: [entry] })
  addJoined(goal, { key: from, end: 'from', relation, by: [entry] })
}

function addJoined<E extends DebateEntry>(node: ClaimNode<E>, joined: Joined<E>): void {
  const same = node.joined.find(({ key, end, relation }) => key === joined.key && end === joined.end && relation === joined.relation)
  if (same) same.by.push(...joined.by)
  else node.joined.push(joined)
}

/** Takes away what was taken back and is answered by nothing, from the leaves up. */
function prune<E extends DebateEntry>(nodes: Map<string, ClaimNode<E>>): void {
  for (let gone = true; gone;) {
    gone = false
    for (const node of nodes.values()) {
      if (node.claim !== null || Object.values(node.children).some((children) => children.length > 0)) continue
      nodes.delete(node.key)
      const siblings = node.answers && nodes.get(node.answers.to)?.children[node.answers.relation]
      siblings?.splice(siblings.indexOf(node), 1)
      gone = true
    }
  }
}
