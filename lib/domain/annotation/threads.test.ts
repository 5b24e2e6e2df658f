import { describe, expect, it } from 'vitest'
import type { Annotation, EntryValue, Reaction, Reply, Resolution, Withdrawal } from './entry.ts'
import { buildThreads, type ThreadEntry } from './threads.ts'

const target = (start: number, end = start + 10): Annotation['target'] => ({
  version: 'v1',
  selector: [{ type: 'TextPositionSelector', start, end }, { type: 'TextQuoteSelector', exact: 'x'.repeat(end - start), prefix: '', suffix: '' }],
})
const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00Z`
const entry = (key: string, value: EntryValue): ThreadEntry => ({ key, handle: key.slice(0, key.indexOf(':')), value })
const note = (key: string, start = 0, more: Partial<Annotation> = {}) =>
  entry(key, { v: 1, kind: 'annotation', motivation: 'commenting', mark: 'claim', target: target(start), body: 'words', written: at(0), ...more })
const reply = (key: string, thread: string, minute: number, more: Partial<Reply> = {}) =>
  entry(key, { v: 1, kind: 'reply', thread, stance: 'plain', body: 'words', written: at(minute), ...more })
const gone = (key: string, more: Partial<Withdrawal>) => entry(key, { v: 1, kind: 'withdrawal', written: at(0), withdrawn: at(9), ...more })
const nod = (key: string, of: string, emoji: Reaction['emoji'], minute = 1) => entry(key, { v: 1, kind: 'reaction', of, emoji, written: at(minute) })
const settle = (key: string, thread: string, state: Resolution['state'], minute: number) => entry(key, { v: 1, kind: 'resolution', thread, state, written: at(minute) })
const keys = (entries: { key: string }[]) => entries.map(({ key }) => key)

describe('buildThreads', () => {
  it('puts threads in the order of the text and replies in the order of writing', () => {
    const threads = buildThreads([note('a:2', 40), reply('b:3', 'a:1', 5), reply('c:4', 'a:1', 3), note('a:1', 10)])
    expect(keys(threads)).toEqual(['a:1', 'a:2'])
    expect(keys(threads[0]!.replies)).toEqual(['c:4', 'b:3'])
  })

  it('orders notes on one passage by when they were written, whatever the precision of the clock', () => {
    const threads = buildThreads([note('a:1', 5, { written: '2026-11-22T10:00:00.250Z' }), note('b:2', 5, { written: '2026-11-22T10:00:00Z' })])
    expect(keys(threads)).toEqual(['b:2', 'a:1'])
  })

  it('keeps the place of a withdrawn note while it has replies, and drops it when it has none', () => {
    const withReply = buildThreads([gone('a:1', { target: target(7) }), reply('b:2', 'a:1', 1)])
    expect(withReply).toMatchObject([{ key: 'a:1', root: { value: { kind: 'withdrawal' } }, target: target(7) }])
    expect(buildThreads([gone('a:1', { target: target(7) })])).toEqual([])
    expect(buildThreads([gone('a:1', { target: target(7) }), gone('b:2', { thread: 'a:1' })])).toEqual([])
  })

  it('keeps a withdrawn reply that was answered, and drops one that was the last word', () => {
    const threads = buildThreads([
      note('a:1'), gone('b:2', { thread: 'a:1', written: at(1) }), reply('c:3', 'a:1', 2), gone('d:4', { thread: 'a:1', written: at(3) }),
    ])
    expect(keys(threads[0]!.replies)).toEqual(['b:2', 'c:3'])
  })

  it('holds back a reply until its root is there', () => {
    expect(buildThreads([reply('b:2', 'a:1', 1)])).toEqual([])
    expect(buildThreads([reply('b:2', 'a:1', 1), note('a:1')])).toHaveLength(1)
  })

  it('calls a question unanswered until somebody else answers', () => {
    const question = note('a:1', 0, { motivation: 'questioning', mark: 'question' })
    expect(buildThreads([question])[0]!.unanswered).toBe(true)
    expect(buildThreads([question, reply('a:2', 'a:1', 1)])[0]!.unanswered).toBe(true)
    expect(buildThreads([question, reply('b:2', 'a:1', 1)])[0]!.unanswered).toBe(false)
    expect(buildThreads([note('a:1')])[0]!.unanswered).toBe(false)
  })

  it('counts reactions by sign and by what they nod to, each person once, apart from the discussion', () => {
    const [thread] = buildThreads([
      note('a:1', 0, { motivation: 'questioning' }), reply('b:2', 'a:1', 1),
      nod('c:1', 'a:1', '💡', 3), nod('b:1', 'a:1', '💡', 2), nod('c:9', 'a:1', '💡', 4), nod('b:3', 'a:1', '👍'), nod('a:5', 'b:2', '🙏'), nod('a:6', 'z:9', '🙏'),
    ])
    expect([...thread!.reactions]).toEqual([
      ['a:1', [{ sign: '👍', handles: ['b'] }, { sign: '💡', handles: ['b', 'c'] }]],
      ['b:2', [{ sign: '🙏', handles: ['a'] }]],
    ])
    expect(buildThreads([note('a:1', 0, { motivation: 'questioning' }), nod('b:1', 'a:1', '👍')])[0]).toMatchObject({ unanswered: true, replies: [] })
  })

  it('forgets a reaction that was taken back, and those of a note that was', () => {
    expect(buildThreads([note('a:1'), gone('b:1', {})])[0]!.reactions.size).toBe(0)
    expect(buildThreads([gone('a:1', { target: target(7) }), nod('b:1', 'a:1', '👍')])).toEqual([])
    expect(buildThreads([gone('a:1', { target: target(7) }), reply('c:1', 'a:1', 2), nod('b:1', 'a:1', '👍')])[0]!.reactions.size).toBe(0)
  })

  it('takes the newest word on whether a thread is settled, whoever says it', () => {
    const stateOf = (...words: ThreadEntry[]) => buildThreads([note('a:1'), ...words])[0]!.resolution?.value.state ?? null
    expect(stateOf()).toBeNull()
    expect(stateOf(settle('a:2', 'a:1', 'resolved', 2))).toBe('resolved')
    expect(stateOf(settle('b:2', 'a:1', 'open', 5), settle('a:2', 'a:1', 'resolved', 2))).toBe('open')
    expect(stateOf(settle('a:2', 'a:1', 'resolved', 7), settle('b:2', 'a:1', 'open', 5))).toBe('resolved')
  })
})
