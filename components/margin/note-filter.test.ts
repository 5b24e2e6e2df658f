import { describe, expect, it } from 'vitest'
import { makeAnnotation, makeReply } from '@/components/margin/entries.ts'
import { countAsked, inOrder, noFilter, passes, readFilter, tagsOf, writeFilter, type NoteFilter } from '@/components/margin/note-filter.ts'
import { buildThreads, type Thread } from '@/components/margin/threads.ts'
import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import type { Annotation, EntryValue } from '@/lib/domain/annotation/entry.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

const layer: LayerView = { id: 'course', kind: 'course', name: 'Course', roomId: 'r', handle: 'me', mayWrite: true, hiding: 'nothing', revealAt: null }
const text = 'The river rose in the night, and nobody had been told.'
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute))
const entry = (key: string, value: EntryValue): LayerEntry => ({ key, handle: key.split(':')[0] ?? '', value, state: 'saved', mine: key.startsWith('me:') })
const note = (key: string, start: number, more: Partial<Annotation> = {}) =>
  entry(key, { ...(makeAnnotation({ text, version: 'v', range: { start, end: start + 5 }, mark: 'claim', motivation: 'commenting', body: 'words', now: at(start) }) as Annotation), ...more })
const answer = (key: string, thread: string, minute: number, body = 'yes') => entry(key, makeReply(thread, 'plain', body, at(minute)))
const build = (...entries: LayerEntry[]) => buildThreads([{ layer, entries: new Map(entries.map((one) => [one.key, one])) }], 'v')

const threads = build(
  note('ada:1', 0, { tags: ['Flood', 'warning'], body: 'Quel événement' }),
  note('me:1', 4, { mark: 'doubt' }),
  note('ben:1', 10, { motivation: 'questioning', mark: 'question', tags: ['flood'] }),
  note('ben:2', 20, { motivation: 'highlighting', body: '' }),
  answer('me:2', 'ada:1', 30), answer('ben:3', 'ada:1', 40, 'the lower town'),
  entry('ben:4', { v: 1, kind: 'resolution', thread: 'me:1', state: 'resolved', written: at(50).toISOString() }),
)
const knowing = { aliasOf: (handle: string) => handle, isUnread: (thread: Thread) => thread.key === 'ben:2' }
const shown = (filter: Partial<NoteFilter>) => threads.filter((thread) => passes(thread, { ...noFilter, ...filter }, knowing)).map(({ key }) => key)

describe('passes', () => {
  const cases: [string, Partial<NoteFilter>, string[]][] = [
    ['everything where nothing is asked', {}, ['ada:1', 'me:1', 'ben:1', 'ben:2']],
    ['a person’s notes and what they answered', { people: ['ben'] }, ['ada:1', 'ben:1', 'ben:2']],
    ['a layer', { layers: ['elsewhere'] }, []],
    ['kinds of mark, any of them', { marks: ['doubt', 'question'] }, ['me:1', 'ben:1']],
    ['what it was written for', { motivations: ['questioning', 'highlighting'] }, ['ben:1', 'ben:2']],
    ['a tag, however it is written', { tags: ['FLOOD'] }, ['ada:1', 'ben:1']],
    ['what is unread', { states: ['unread'] }, ['ben:2']],
    ['what is mine, or waits for an answer', { states: ['mine', 'unanswered'] }, ['ada:1', 'me:1', 'ben:1']],
    ['what is settled', { settled: 'resolved' }, ['me:1']],
    ['what is open', { settled: 'open', marks: ['doubt', 'claim'] }, ['ada:1', 'ben:2']],
    ['words of a note without their accents', { words: 'evenement' }, ['ada:1']],
    ['words of an answer, all of them', { words: 'town LOWER' }, ['ada:1']],
    ['words of the passage', { words: 'river' }, ['me:1']],
    ['only what all parts ask for', { people: ['ben'], marks: ['claim'], words: 'town' }, ['ada:1']],
  ]
  it.each(cases)('shows %s', (_name, filter, expected) => { expect(shown(filter)).toEqual(expected) })
})

it('orders by what was written last, and by how much is said', () => {
  expect(inOrder(threads, 'newest').map(({ key }) => key)).toEqual(['ada:1', 'ben:2', 'ben:1', 'me:1'])
  expect(inOrder(threads, 'discussed').map(({ key }) => key)).toEqual(['ada:1', 'me:1', 'ben:1', 'ben:2'])
})

it('lists tags, the most used first', () => {
  expect(tagsOf(threads)).toEqual(['flood', 'Flood', 'warning'])
})

it('stands in the address, beside what else is there, and comes back from it', () => {
  const filter: NoteFilter = { people: ['a b', 'c'], layers: ['l'], marks: ['claim', 'term'], motivations: ['questioning'], tags: ['été, 2'], states: ['unread', 'mine'], settled: 'open', words: 'two words', order: 'newest' }
  const query = writeFilter(new URLSearchParams('version=3&sort=nonsense'), filter)
  expect(query.get('version')).toBe('3')
  expect(readFilter(new URLSearchParams(query.toString()))).toEqual(filter)
  expect(countAsked(filter)).toBe(11)
  expect(writeFilter(query, noFilter).toString()).toBe('version=3')
  expect(readFilter(new URLSearchParams('mark=pizza&show=all&sort=up'))).toEqual(noFilter)
})
