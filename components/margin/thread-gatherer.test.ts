import { describe, expect, it } from 'vitest'
import { threadGatherer } from '@/components/margin/thread-gatherer.ts'
import { buildThreads, type OpenLayer } from '@/components/margin/threads.ts'
import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

const layerOf = (id: string): LayerView => ({ id, kind: 'group', name: id, roomId: id, handle: 'me', mayWrite: true, hiding: 'nothing', revealAt: null })
const layers = [layerOf('one'), layerOf('two')]
const written = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString()

function random(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * below)
  }
}

/** Any value that anybody could write at any key, also what makes no sense. */
function someValue(upTo: (below: number) => number, key: () => string): EntryValue {
  const start = upTo(6)
  const target = { version: upTo(5) === 0 ? 'old' : 'now', selector: [{ type: 'TextPositionSelector' as const, start, end: start + 1 + upTo(3) }, { type: 'TextQuoteSelector' as const, exact: 'x', prefix: '', suffix: '' }] as const }
  const at = written(upTo(9))
  switch (upTo(7)) {
    case 0: case 1: case 2: return { v: 1, kind: 'annotation', motivation: 'questioning', mark: 'question', target: structuredClone(target) as never, body: 'Why?', written: at }
    case 3: return { v: 1, kind: 'reply', thread: key(), stance: 'plain', body: 'So.', written: at }
    case 4: return { v: 1, kind: 'reaction', of: key(), emoji: '👍', written: at }
    case 5: return { v: 1, kind: 'resolution', thread: key(), state: upTo(2) === 0 ? 'resolved' : 'open', written: at }
    default: return { v: 1, kind: 'withdrawal', ...(upTo(2) === 0 ? { target: structuredClone(target) as never } : { thread: key() }), written: at, withdrawn: at }
  }
}

const placements = {}

describe('threadGatherer', () => {
  it('gives what building all anew gives, whatever comes, changes and goes', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const upTo = random(seed)
      const key = () => `${'abc'[upTo(3)] ?? 'a'}:${upTo(8)}`
      const rooms = layers.map(() => new Map<string, LayerEntry>())
      const gather = threadGatherer()
      for (let step = 0; step < 60; step++) {
        const at = upTo(2)
        const next = new Map(rooms[at])
        for (let n = 1 + upTo(3); n > 0; n--) {
          const one = `${at}${key()}`
          if (upTo(5) === 0) next.delete(one)
          else next.set(one, { key: one, handle: one.slice(1, 2), value: someValue(upTo, () => `${at}${key()}`), state: 'saved', mine: false })
        }
        rooms[at] = next
        const open: OpenLayer[] = layers.map((layer, i) => ({ layer, entries: rooms[i] ?? new Map() }))
        expect(gather(open, 'now', placements), `seed ${seed}, step ${step}`).toEqual(buildThreads(open, 'now'))
      }
    }
  })

  it('keeps every thread that nothing has come to, and the list while nothing has come at all', () => {
    const note = (key: string, start: number): [string, LayerEntry] => [key, { key, handle: 'a', state: 'saved', mine: false, value: { v: 1, kind: 'annotation', motivation: 'commenting', mark: 'claim', target: { version: 'now', selector: [{ type: 'TextPositionSelector', start, end: start + 1 }, { type: 'TextQuoteSelector', exact: 'x', prefix: '', suffix: '' }] }, body: 'words', written: written(start) } }]
    const layer = layers[0] as LayerView
    const gather = threadGatherer()
    const entries = new Map([note('a:1', 1), note('a:2', 5)])
    const first = gather([{ layer, entries }], 'now', placements)
    expect(gather([{ layer, entries }], 'now', placements)).toBe(first)
    const then = gather([{ layer, entries: new Map([...entries, note('a:3', 3)]) }], 'now', placements)
    expect(then.map(({ key }) => key)).toEqual(['a:1', 'a:3', 'a:2'])
    expect(then[0]).toBe(first[0])
    expect(then[2]).toBe(first[1])
  })
})
