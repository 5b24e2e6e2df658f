import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Reply } from '@/lib/domain/annotation/entry.ts'
import { clearOutbox, countOutbox, Outbox } from './outbox.ts'
import { openTab, randomId, whenGone } from './tab.ts'

/** A tab of its own, which can be closed: real Web Locks, IndexedDB and BroadcastChannel between them. */
function startTab(user = 'ada') {
  const closing = new AbortController()
  const changed = vi.fn()
  const outbox = new Outbox({ user: user + run, room: 'room', tab: openTab(closing.signal), changed })
  const close = () => {
    outbox.close()
    closing.abort()
  }
  closers.push(close)
  return { outbox, changed, close }
}

const reply = (body: string): Reply => ({ v: 1, kind: 'reply', thread: 'ada000000000:aaaaaaaa', stance: 'plain', body, written: '2026-11-22T10:00:00Z' })
const bodies = (outbox: Outbox) => outbox.own.map(({ value }) => (value as Reply).body)
const soon = (check: () => void) => vi.waitFor(check, { timeout: 3000, interval: 5 })

let run: string
let closers: (() => void)[]
beforeEach(() => {
  run = randomId()
  closers = []
})
afterEach(async () => {
  for (const close of closers) close()
  await clearOutbox(`ada${run}`)
  await clearOutbox(`ben${run}`)
})

describe('the outbox of a person with several tabs', () => {
  it('tells another tab what waits, which it does not send while the first lives', async () => {
    const first = startTab()
    const second = startTab()
    await first.outbox.put('k1', reply('one'))
    await soon(() => { expect(second.outbox.rows.has('k1')).toBe(true) })
    expect(second.outbox.own).toEqual([])
    expect(second.outbox.otherTabs.size).toBe(1)
  })

  it('lets another tab take over what a closed one left, in order, and only then', async () => {
    const first = startTab()
    const second = startTab()
    await first.outbox.put('k2', reply('one'))
    await first.outbox.put('k1', reply('two'))
    await second.outbox.reload()
    const [tab] = second.outbox.otherTabs
    const gone = vi.fn()
    const waited = whenGone(tab!, new AbortController().signal).then(gone)
    await first.outbox.put('k3', reply('three'))
    expect(gone).not.toHaveBeenCalled()
    first.close()
    await waited
    await second.outbox.adopt(tab!)
    expect(bodies(second.outbox)).toEqual(['one', 'two', 'three'])
  })

  it('gives a key to the tab that wrote it last, so that nothing older is sent after it', async () => {
    const first = startTab()
    const second = startTab()
    await first.outbox.put('k1', reply('old'))
    const { rev } = first.outbox.own[0]!
    await second.outbox.reload()
    await second.outbox.put('k1', reply('new'))
    await soon(() => { expect(first.outbox.own).toEqual([]) })
    await first.outbox.remove('k1', rev)
    await second.outbox.reload()
    expect(bodies(second.outbox)).toEqual(['new'])
  })

  it('keeps the tabs of another person apart', async () => {
    const ada = startTab('ada')
    const ben = startTab('ben')
    await ada.outbox.put('k1', reply('mine'))
    await ben.outbox.reload()
    expect(ben.outbox.rows.size).toBe(0)
    await clearOutbox(`ben${run}`)
    await expect(countOutbox(`ada${run}`)).resolves.toBe(1)
  })

  it('clears every tab of a person at sign-out', async () => {
    const first = startTab()
    const second = startTab()
    await first.outbox.put('k1', reply('one'))
    await soon(() => { expect(second.outbox.rows.size).toBe(1) })
    await clearOutbox(`ada${run}`)
    expect(first.outbox.rows.size).toBe(0)
    await soon(() => { expect(second.outbox.rows.size).toBe(0) })
    await expect(countOutbox(`ada${run}`)).resolves.toBe(0)
  })
})
