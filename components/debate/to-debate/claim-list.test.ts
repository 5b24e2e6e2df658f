import { expect, it } from 'vitest'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import type { Answering } from '@/lib/domain/annotation/mark.ts'
import { findClaims, listClaims } from './claim-list.ts'

const key = (id: string) => `adaadaadaada:${id.padEnd(8, '-')}`
const entry = (id: string, value: EntryValue) => ({ key: key(id), handle: 'adaadaadaada', mine: true, value })
const claim = (id: string, minute: number, to?: string, relation: Answering = 'supports') =>
  entry(id, { v: 1, kind: 'claim', body: `Ça: ${id}`, ...(to !== undefined && { answers: { to: key(to), relation } }), written: `2026-11-22T10:0${minute}:00Z` })

const debate = [claim('con', 2, 'thesis', 'challenges'), claim('pro', 3, 'thesis'), claim('but', 4, 'con', 'qualifies'), claim('thesis', 1), claim('other', 5)]

it('lists each claim under the one that it answers', () => {
  expect(listClaims(debate).map(({ body, depth, relation }) => [body, depth, relation])).toEqual([
    ['Ça: thesis', 0, null], ['Ça: pro', 1, 'supports'], ['Ça: con', 1, 'challenges'], ['Ça: but', 2, 'qualifies'], ['Ça: other', 0, null],
  ])
})

it('offers no claim that was taken back, and still what stands under it', () => {
  const gone = entry('con', { v: 1, kind: 'withdrawal', answers: { to: key('thesis'), relation: 'challenges' }, written: '2026-11-22T10:02:00Z', withdrawn: '2026-11-22T10:09:00Z' })
  expect(listClaims(debate.map((one) => (one.key === gone.key ? gone : one))).map(({ key: at, depth }) => [at, depth])).toEqual([[key('thesis'), 0], [key('pro'), 1], [key('but'), 2], [key('other'), 0]])
})

it('finds claims by their words, whatever the accents', () => {
  expect(findClaims(listClaims(debate), 'ca: PRO').map(({ key: at }) => at)).toEqual([key('pro')])
  expect(findClaims(listClaims(debate), ' ')).toHaveLength(5)
  expect(findClaims(listClaims(debate), 'nowhere')).toEqual([])
})
