import { beforeEach, describe, expect, it } from 'vitest'
import { countDeviceDrafts } from '@/components/margin/device-drafts.ts'
import { describeRange } from '@/lib/domain/annotation/text-range.ts'
import { ClaimDrafts, claimDraftsKey, type ClaimDraft } from './claim-drafts.ts'

const text = 'The well was dry, and nobody had said so.'
const on = (start: number, end: number) => describeRange(text, 'v1', { start, end }) ?? undefined
const draft = (body: string, target = on(4, 8)): ClaimDraft => ({ target, body, debateId: 'd1', to: null, relation: null })
const key = claimDraftsKey('ada', 'r1')

/** As much of localStorage as is asked for. */
function makeStorage() {
  const kept = new Map<string, string>()
  return {
    kept, getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, value: string) => void kept.set(name, value), removeItem: (name: string) => void kept.delete(name),
    key: (at: number) => [...kept.keys()][at] ?? null, get length() { return kept.size },
  }
}
let storage: ReturnType<typeof makeStorage>
beforeEach(() => { storage = makeStorage() })
const open = () => new ClaimDrafts(storage, key)

describe('a claim that is being written', () => {
  it('is there again after a reload, at its passage', () => {
    open().put(draft('It was dry.'))
    open().put(draft('Nobody said so.', on(22, 28)))
    expect(open().find(on(4, 8))).toEqual(draft('It was dry.'))
    expect(open().find(on(0, 3))).toBeNull()
    expect(open().list().map(({ body }) => body)).toEqual(['It was dry.', 'Nobody said so.'])
  })

  it('may rest on no passage', () => {
    const { target: _none, ...free } = draft('By itself.')
    open().put(free)
    expect(open().find(undefined)).toEqual(free)
  })

  it('comes last once it is written on', () => {
    open().put(draft('It was dry.'))
    open().put(draft('Nobody said so.', on(22, 28)))
    open().put(draft('It was very dry.'))
    expect(open().list().map(({ body }) => body)).toEqual(['Nobody said so.', 'It was very dry.'])
  })

  it('is gone when it is dropped, or its words are', () => {
    open().put(draft('It was dry.'))
    open().put(draft(' '))
    expect(open().list()).toEqual([])
    open().put(draft('It was dry.'))
    open().drop(on(4, 8))
    expect(storage.kept.size).toBe(0)
  })

  it('is counted among what was begun when its writer signs out', () => {
    open().put(draft('It was dry.'))
    expect(countDeviceDrafts('ada', storage)).toBe(1)
    expect(countDeviceDrafts('ben', storage)).toBe(0)
  })

  it('is passed over where what was kept is none', () => {
    for (const broken of ['nonsense', 'null', '{"drafts":{"a":{"body":1}}}', '{"drafts":{"a":{"body":"x","debateId":null,"to":null,"relation":null,"target":{"version":"v","selector":[]}}}}']) {
      storage.setItem(key, broken)
      expect(open().list()).toEqual([])
    }
  })
})
