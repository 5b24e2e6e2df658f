import { describe, expect, it } from 'vitest'
import { buildDebate } from '@/lib/domain/debate/tree.ts'
import { makeClaim } from './make-claim.ts'
import { branchShowing, countBelow, isBelow, pathTo, stateOf, type ShownEntry } from './shown-claim.ts'

const keyOf = (id: string) => `adaadaadaada:${id.padEnd(8, '-')}`
const claim = (id: string, minute: number, to?: string, more: Partial<ShownEntry> = {}): ShownEntry => ({
  key: keyOf(id), handle: 'adaadaadaada', mine: false, state: 'saved',
  value: makeClaim({ body: id, answers: to === undefined ? null : { to: keyOf(to), relation: 'supports' }, now: new Date(Date.UTC(2026, 10, 22, 10, minute)) }), ...more,
})
const chain = [claim('a', 0), claim('b', 1, 'a'), claim('c', 2, 'b'), claim('d', 3, 'c'), claim('e', 4, 'd')]
const debate = buildDebate(chain)

describe('where a claim is in sight', () => {
  it('is the whole debate, as far as that shows two levels below a thesis', () => {
    expect(['a', 'b', 'c'].map((id) => branchShowing(debate, keyOf(id), null))).toEqual([null, null, null])
  })

  it('is the branch that leaves it in sight, the farthest up', () => {
    expect(branchShowing(debate, keyOf('d'), null)).toBe(keyOf('b'))
    expect(branchShowing(debate, keyOf('e'), null)).toBe(keyOf('c'))
  })

  it('is the branch that is open already, where that shows it', () => {
    expect(branchShowing(debate, keyOf('d'), keyOf('c'))).toBe(keyOf('c'))
    expect(branchShowing(debate, keyOf('c'), keyOf('c'))).toBe(keyOf('c'))
    expect(branchShowing(debate, keyOf('a'), keyOf('c'))).toBeNull()
  })

  it('hangs below all on its path', () => {
    expect(pathTo(debate, keyOf('c')).map(({ key }) => key)).toEqual([keyOf('a'), keyOf('b')])
    expect([isBelow(debate, keyOf('e'), keyOf('b')), isBelow(debate, keyOf('b'), keyOf('e'))]).toEqual([true, false])
  })
})

describe('a claim that somebody took away while it was in sight', () => {
  const [root, gone] = [claim('a', 0), claim('b', 1, 'a', { gone: 'hidden' })]
  const { roots } = buildDebate([root, gone])

  it('keeps its place, and does not count', () => {
    expect(roots[0]?.children.supports.map(stateOf)).toEqual(['hidden'])
    expect(countBelow(roots)).toBe(1)
  })
})
