import { describe, expect, it } from 'vitest'
import { buildItems } from '@/components/margin/margin-items.ts'
import { makeAnnotation } from '@/components/margin/entries.ts'
import type { Drafts } from '@/components/margin/drafts.ts'
import type { Thread } from '@/components/margin/threads.ts'
import type { Annotation } from '@/lib/domain/annotation/entry.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

const text = 'x'.repeat(100)
const layer: LayerView = { id: 'l', kind: 'group', name: 'Tuesday group', roomId: 'r', handle: 'h', mayWrite: true, hiding: 'nothing', revealAt: null }
const note = (start: number, body: string) =>
  makeAnnotation({ text, version: 'v1', range: { start, end: start + 5 }, mark: 'claim', motivation: body === '' ? 'highlighting' : 'commenting', body, now: new Date(0) }) as Annotation

function thread(key: string, start: number, body = 'words'): Thread {
  const root = note(start, body)
  return { key, layer, root, range: { start, end: start + 5 }, quote: 'xxxxx', replies: [], unanswered: false, reactions: new Map(), resolution: null, resolved: false, placed: null, lost: false, entry: { key, handle: 'h', value: root, state: 'saved', mine: true } }
}
const drafts: Drafts = {
  'note:20-25': { kind: 'note', layerId: 'l', start: 20, end: 25, motivation: 'commenting', mark: 'plain', body: '' },
  'note:1-5': { kind: 'note', layerId: 'elsewhere', start: 1, end: 5, motivation: 'commenting', mark: 'plain', body: 'for another layer' },
  'reply:a': { kind: 'reply', thread: 'a', stance: 'plain', body: 'half' },
}
const keys = (...args: Parameters<typeof buildItems>) => buildItems(...args).map((item) => item.key)

describe('buildItems', () => {
  it('sets a note being written among the others, by place, in its own layer only', () => {
    expect(keys([thread('a', 10), thread('b', 30)], drafts, [{ layer, refused: [] }], 'v1', null)).toEqual(['a', 'note:20-25', 'b'])
  })

  it('gives a bare highlight a card only while it is selected', () => {
    const bare = [thread('a', 10, '')]
    expect(keys(bare, {}, [{ layer, refused: [] }], 'v1', null)).toEqual([])
    expect(keys(bare, {}, [{ layer, refused: [] }], 'v1', 'a')).toEqual(['a'])
  })

  it('keeps what was refused at its passage, and leaves a refused reply to its thread', () => {
    const refused = { key: 'k', value: note(15, 'words'), code: 'read-only', message: 'The layer closed.' }
    const reply = { ...refused, key: 'm', value: { v: 1, kind: 'reply', thread: 'a', stance: 'plain', body: 'yes', written: '' } as const }
    expect(keys([thread('a', 10), thread('b', 30)], {}, [{ layer, refused: [refused, reply] }], 'v1', null)).toEqual(['a', 'refused:k', 'b'])
    expect(keys([thread('a', 10)], {}, [{ layer, refused: [refused] }], 'v2', null)).toEqual(['a', 'refused:k'])
  })
})
