import { describe, expect, it } from 'vitest'
import type { Answering, Side } from '@/lib/domain/annotation/mark.ts'
import { linkId, positionId } from '@/lib/domain/annotation/entry-key.ts'
import { buildDebate, type ClaimNode, type DebateEntry } from './tree.ts'

const [ada, ben, eve] = ['adaadaadaada', 'benbenbenben', 'eveeveeveeve']
const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00Z`
const key = (id: string, who = ada) => `${who}:${id.padEnd(8, '-')}`

const claim = (id: string, minute: number, answers?: [to: string, relation: Answering], who = ada): DebateEntry => ({
  key: key(id, who), mine: who === ada,
  value: { v: 1, kind: 'claim', body: id, ...(answers && { answers: { to: answers[0], relation: answers[1] } }), written: at(minute) },
})
const takenBack = ({ key, mine, value }: DebateEntry): DebateEntry => ({
  key, mine, value: { v: 1, kind: 'withdrawal', ...(value.kind === 'claim' && value.answers && { answers: value.answers }), written: value.written, withdrawn: at(59) },
})
const position = (of: string, side: Side, who: string): DebateEntry => ({ key: `${who}:${positionId(of)}`, mine: who === ada, value: { v: 1, kind: 'position', of, side, written: at(30) } })
const link = (from: string, to: string, who = ben): DebateEntry => ({ key: `${who}:${linkId(from, to)}`, mine: who === ada, value: { v: 1, kind: 'link', from, to, relation: 'same-claim', written: at(31) } })

/** A node as words: `thesis(+for -against ~but)`. */
function say(node: ClaimNode<DebateEntry>): string {
  const { supports, challenges, qualifies } = node.children
  const below = [...supports.map((one) => `+${say(one)}`), ...challenges.map((one) => `-${say(one)}`), ...qualifies.map((one) => `~${say(one)}`)]
  return `${node.claim?.body ?? (node.entry ? 'gone' : 'unseen')}${below.length > 0 ? `(${below.join(' ')})` : ''}`
}
const shown = (entries: DebateEntry[]) => buildDebate(entries).roots.map(say)

describe('buildDebate', () => {
  const thesis = claim('thesis', 0)
  const pro = claim('pro', 2, [thesis.key, 'supports'], ben)
  const con = claim('con', 1, [thesis.key, 'challenges'])
  const but = claim('but', 3, [con.key, 'qualifies'], ben)

  it('puts each claim under what it answers, by what it does to it, whatever came first', () => {
    expect(shown([thesis, pro, con, but])).toEqual(['thesis(+pro -con(~but))'])
    expect(shown([but, con, pro, thesis])).toEqual(['thesis(+pro -con(~but))'])
  })

  it('keeps the order of writing among roots and among answers', () => {
    expect(shown([claim('late', 9), claim('early', 1), claim('b', 5, [key('early'), 'supports']), claim('a', 4, [key('early'), 'supports'])])).toEqual(['early(+a +b)', 'late'])
  })

  it('keeps the place of a claim that was taken back while something answers it, and no longer', () => {
    expect(shown([thesis, takenBack(con), but])).toEqual(['thesis(-gone(~but))'])
    expect(shown([thesis, takenBack(con), takenBack(but)])).toEqual(['thesis'])
    expect(shown([takenBack(thesis)])).toEqual([])
  })

  it('shows what answers a claim that the reader cannot see', () => {
    expect(shown([but])).toEqual(['unseen(~but)'])
  })

  it('shows claims that answer each other in a circle, from the oldest', () => {
    const [a, b, c] = [claim('a', 3, [key('b'), 'supports']), claim('b', 1, [key('c'), 'supports']), claim('c', 2, [key('a'), 'challenges'])]
    expect(shown([a, b, c])).toEqual(['b(+a(-c))'])
    expect(shown([claim('self', 1, [key('self'), 'supports'])])).toEqual(['self'])
    // What hangs on a circle hangs on.
    expect(shown([a, b, c, claim('d', 0, [key('a'), 'supports'])])).toEqual(['b(+a(+d -c))'])
  })

  it('counts where people stand, and knows where the reader does', () => {
    const { byKey } = buildDebate([thesis, position(thesis.key, 'agree', ben), position(thesis.key, 'agree', eve), position(thesis.key, 'unsure', ada)])
    expect(byKey.get(thesis.key)?.tally).toEqual({ agree: 2, disagree: 0, unsure: 1, own: 'unsure' })
  })

  it('joins two claims at both ends, once for all who say the same, and not what is gone', () => {
    const { byKey } = buildDebate([thesis, con, link(con.key, thesis.key), link(con.key, thesis.key, eve)])
    expect(byKey.get(con.key)?.joined.map(({ key, end, relation, by }) => [key, end, relation, by.length])).toEqual([[thesis.key, 'to', 'same-claim', 2]])
    expect(byKey.get(thesis.key)?.joined.map(({ end }) => end)).toEqual(['from'])
    const answer = claim('answer', 4, [con.key, 'supports'])
    expect(buildDebate([thesis, takenBack(con), answer, link(con.key, thesis.key)]).byKey.get(thesis.key)?.joined).toEqual([])
  })

  it('does not take a position or a link that was taken back for a claim', () => {
    expect(shown([thesis, takenBack(position(thesis.key, 'agree', ben)), takenBack(link(key('x'), thesis.key))])).toEqual(['thesis'])
  })
})
