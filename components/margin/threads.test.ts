import { describe, expect, it } from 'vitest'
import { buildThreads, hasWords, type Thread } from '@/components/margin/threads.ts'
import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

const layer: LayerView = { id: 'l', kind: 'group', name: 'Tuesday group', roomId: 'r', handle: 'me', mayWrite: true, hiding: 'nothing', revealAt: null }

const entry = (key: string, value: EntryValue): LayerEntry => ({ key, handle: key.slice(0, key.indexOf(':')), value, state: 'saved', mine: false })
const target = (start: number, end: number, version = 'v1') =>
  ({ version, selector: [{ type: 'TextPositionSelector', start, end }, { type: 'TextQuoteSelector', exact: 'x'.repeat(end - start), prefix: '', suffix: '' }] }) as const
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString()

const note = (key: string, start: number, end: number, body = 'words', version = 'v1') =>
  entry(key, { v: 1, kind: 'annotation', motivation: body === '' ? 'highlighting' : 'commenting', mark: 'claim', target: structuredClone(target(start, end, version)) as never, body, written: at(start) })
const reply = (key: string, thread: string, minute: number) => entry(key, { v: 1, kind: 'reply', thread, stance: 'plain', body: 'yes', written: at(minute) })
const takenReply = (key: string, thread: string, minute: number) => entry(key, { v: 1, kind: 'withdrawal', thread, written: at(minute), withdrawn: at(minute) })
const takenNote = (key: string, start: number, end: number) =>
  entry(key, { v: 1, kind: 'withdrawal', target: structuredClone(target(start, end)) as never, written: at(0), withdrawn: at(1) })

const open = (...entries: LayerEntry[]) => [{ layer, entries: new Map(entries.map((one) => [one.key, one])) }]
const keys = (threads: Thread[]) => threads.map((thread) => thread.key)

describe('buildThreads', () => {
  it('puts threads in the order of the text, the narrower passage first', () => {
    expect(keys(buildThreads(open(note('a:1', 30, 40), note('b:1', 5, 50), note('c:1', 5, 9)), 'v1'))).toEqual(['c:1', 'b:1', 'a:1'])
  })

  it('puts a note of another version where it was placed, and tells one that was not found from one that is being looked for', () => {
    const before = buildThreads(open(note('a:1', 30, 40, 'words', 'v0'), note('b:1', 5, 9), note('c:1', 1, 2, 'words', 'v0'), note('d:1', 1, 2, 'words', 'v0')), 'v1', new Map(), {
      'a:1': { range: { start: 2, end: 4 }, method: 'approximate' }, 'c:1': { range: null, method: 'approximate' },
    })
    expect(before.map(({ key, range, placed, lost }) => [key, range?.start, placed, lost])).toEqual([['a:1', 2, 'approximate', false], ['b:1', 5, null, false], ['c:1', undefined, null, true], ['d:1', undefined, null, false]])
  })

  it('puts replies in the order they were written', () => {
    const [thread] = buildThreads(open(reply('b:2', 'a:1', 9), note('a:1', 1, 2), reply('b:1', 'a:1', 4)), 'v1')
    expect(thread?.replies.map((one) => one.entry.key)).toEqual(['b:1', 'b:2'])
  })

  it('keeps the thread of a note that was taken back while an answer stands', () => {
    const [thread] = buildThreads(open(takenNote('a:1', 1, 2), reply('b:1', 'a:1', 3)), 'v1')
    expect(thread?.root.kind).toBe('withdrawal')
    expect(buildThreads(open(takenNote('a:1', 1, 2)), 'v1')).toEqual([])
  })

  it('keeps the place of a reply that was taken back only before later ones', () => {
    const shown = (...entries: LayerEntry[]) => buildThreads(open(note('a:1', 1, 2), ...entries), 'v1')[0]?.replies.map((one) => one.entry.key)
    expect(shown(takenReply('b:1', 'a:1', 3), reply('c:1', 'a:1', 4))).toEqual(['b:1', 'c:1'])
    expect(shown(reply('c:1', 'a:1', 3), takenReply('b:1', 'a:1', 4))).toEqual(['c:1'])
  })

  it('lists a note on another version last, without a place and with its quotation', () => {
    const threads = buildThreads(open(note('a:1', 1, 4, 'words', 'v0'), note('b:1', 90, 95)), 'v1')
    expect(keys(threads)).toEqual(['b:1', 'a:1'])
    expect(threads[1]).toMatchObject({ range: null, quote: 'xxx' })
  })

  it('gives back the same thread when nothing in it changed', () => {
    const kept = note('a:1', 1, 2)
    const first = buildThreads(open(kept, note('b:1', 3, 4)), 'v1')
    const again = buildThreads(open(kept, note('b:1', 3, 4), reply('c:1', 'b:1', 7)), 'v1', new Map(first.map((thread) => [thread.key, thread])))
    expect(again[0]).toBe(first[0])
    expect(again[1]).not.toBe(first[1])
  })

  it('gives a bare highlight no card of its own until it is answered', () => {
    const bare = note('a:1', 1, 2, '')
    expect(buildThreads(open(bare), 'v1').map(hasWords)).toEqual([false])
    expect(buildThreads(open(bare, reply('b:1', 'a:1', 3)), 'v1').map(hasWords)).toEqual([true])
  })
})
