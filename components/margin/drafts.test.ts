import { describe, expect, it } from 'vitest'
import { draftKey, DraftStore, noteDraftId, replyDraftId, type NoteDraft } from '@/components/margin/drafts.ts'

function memory(fails = false) {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (fails) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
    removeItem: (key: string) => void kept.delete(key),
  }
}
const key = draftKey('u', 'r')
const note = (body: string): NoteDraft => ({ kind: 'note', layerId: 'l', start: 3, end: 9, motivation: 'commenting', mark: 'plain', body })

describe('DraftStore', () => {
  it('gives words back after a reload', () => {
    const storage = memory()
    new DraftStore(storage, key, 'v1').put(noteDraftId(3, 9), note('half a thought'))
    expect(new DraftStore(storage, key, 'v1').snapshot()).toEqual({ 'note:3-9': note('half a thought') })
  })

  it('keeps a note that was begun on another text, unseen until it has a place in this one', () => {
    const storage = memory()
    const quote = { version: 'v1', exact: 'the words', prefix: '', suffix: '' }
    new DraftStore(storage, key, 'v1').put(noteDraftId(3, 9), { ...note('half a thought'), quote })
    const later = new DraftStore(storage, key, 'v2')
    expect(later.snapshot()).toEqual({})
    later.put(replyDraftId('a:1'), { kind: 'reply', thread: 'a:1', stance: 'plain', body: 'words' })
    const again = new DraftStore(storage, key, 'v2')
    const [moving] = again.moving()
    expect(moving).toEqual([noteDraftId(3, 9), { ...note('half a thought'), quote }])
    again.land(noteDraftId(3, 9), { ...note('half a thought'), start: 13, end: 19, quote: { ...quote, version: 'v2' } })
    expect(new DraftStore(storage, key, 'v2').snapshot()).toMatchObject({ [noteDraftId(13, 19)]: { body: 'half a thought' } })
    expect(new DraftStore(storage, key, 'v2').moving().size).toBe(0)
  })

  it('keeps drafts of two people and two readings apart', () => {
    const storage = memory()
    new DraftStore(storage, draftKey('u', 'r'), 'v1').put(noteDraftId(3, 9), note('mine'))
    expect(new DraftStore(storage, draftKey('w', 'r'), 'v1').snapshot()).toEqual({})
    expect(new DraftStore(storage, draftKey('u', 's'), 'v1').snapshot()).toEqual({})
  })

  it('keeps words when what was being written is closed, and drops an empty field', () => {
    const store = new DraftStore(memory(), key, 'v1')
    store.put('note:3-9', note('words'))
    store.close('note:3-9')
    expect(Object.keys(store.snapshot())).toEqual(['note:3-9'])
    store.put('note:3-9', note('  '))
    store.close('note:3-9')
    expect(store.snapshot()).toEqual({})
  })

  it('leaves nothing behind on the device once everything is sent', () => {
    const storage = memory()
    const store = new DraftStore(storage, key, 'v1')
    store.put('note:3-9', note('words'))
    store.drop('note:3-9')
    expect(storage.kept.size).toBe(0)
  })

  it('drops the place of a new note when the text is another version, and keeps an answer', () => {
    const storage = memory()
    const store = new DraftStore(storage, key, 'v1')
    store.put('note:3-9', note('words'))
    store.put(replyDraftId('a:1'), { kind: 'reply', thread: 'a:1', stance: 'asks', body: 'why' })
    expect(Object.keys(new DraftStore(storage, key, 'v2').snapshot())).toEqual(['reply:a:1'])
  })

  it('starts empty where what is kept is not readable', () => {
    const storage = memory()
    storage.kept.set(key, '{"version":"v1","drafts":{"x":{"kind":"note"}}}')
    expect(new DraftStore(storage, key, 'v1').snapshot()).toEqual({})
    storage.kept.set(key, 'not json')
    expect(new DraftStore(storage, key, 'v1').snapshot()).toEqual({})
  })

  it('goes on for this page where the device has no room', () => {
    const store = new DraftStore(memory(true), key, 'v1')
    store.put('note:3-9', note('words'))
    expect(store.snapshot()['note:3-9']).toEqual(note('words'))
  })

  it('tells its listeners of each change', () => {
    const store = new DraftStore(memory(), key, 'v1')
    let told = 0
    const stop = store.subscribe(() => (told += 1))
    store.put('note:3-9', note('a'))
    store.drop('note:3-9')
    stop()
    store.put('note:3-9', note('b'))
    expect(told).toBe(2)
  })
})
