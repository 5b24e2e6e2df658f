import { describe, expect, it } from 'vitest'
import { Deeds, type Change, type Deed } from '@/components/margin/deeds.ts'
import { editBody, makeAnnotation, makeReaction } from '@/components/margin/entries.ts'
import { makeWithdrawal } from '@/lib/domain/annotation/make-withdrawal.ts'
import { entryValue, type Annotation, type EntryValue } from '@/lib/domain/annotation/entry.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = new Date('2026-11-22T11:00:00Z')
const note = makeAnnotation({ text: 'The order of those verbs.', version: 'v1', range: { start: 4, end: 9 }, mark: 'claim', motivation: 'commenting', body: 'words', now }) as Annotation

/** A layer that keeps what is written, until it is `full`. */
function layer() {
  const kept = new Map<string, EntryValue>()
  const state = { full: false }
  const deeds = new Deeds(({ key }, value) => {
    if (!state.full) kept.set(key, entryValue.parse(value))
    return Promise.resolve(!state.full)
  })
  const doIt = (name: Deed['name'], ...changes: Omit<Change, 'layerId'>[]) => {
    for (const { key, after } of changes) if (after) kept.set(key, after)
    deeds.did({ name, changes: changes.map((change) => ({ layerId: 'l', ...change })) })
  }
  return { kept, deeds, doIt, state }
}

describe('Deeds', () => {
  it('takes a new note back, and writes it again', async () => {
    const { kept, deeds, doIt } = layer()
    doIt('note', { key: 'a', before: null, after: note })
    await deeds.undo(later)
    expect(kept.get('a')).toMatchObject({ kind: 'withdrawal', target: note.target, withdrawn: later.toISOString() })
    await deeds.redo(later)
    expect(kept.get('a')).toMatchObject({ kind: 'annotation', body: 'words', written: note.written, edited: later.toISOString() })
  })

  it('gives back the words of what was taken back', async () => {
    const { kept, deeds, doIt } = layer()
    doIt('withdraw', { key: 'a', before: note, after: makeWithdrawal(note, now) })
    await deeds.undo(later)
    expect(kept.get('a')).toMatchObject({ kind: 'annotation', body: 'words' })
  })

  it('undoes from the last to the first, and forgets what was undone once something new is done', async () => {
    const { kept, deeds, doIt } = layer()
    const second = editBody(note, 'other words', now)
    doIt('note', { key: 'a', before: null, after: note })
    doIt('edit', { key: 'a', before: note, after: second })
    await deeds.undo(later)
    expect(kept.get('a')).toMatchObject({ body: 'words' })
    expect(deeds.snapshot()).toMatchObject({ canUndo: true, canRedo: true })
    doIt('react', { key: 'r', before: null, after: makeReaction('a', '👍', now) })
    expect(deeds.snapshot().canRedo).toBe(false)
    expect(await deeds.redo(later)).toBeNull()
    await deeds.undo(later)
    expect(kept.get('r')).toMatchObject({ kind: 'withdrawal' })
  })

  it('undoes both halves of a move', async () => {
    const { kept, deeds, doIt } = layer()
    doIt('move', { key: 'new', before: null, after: note }, { key: 'old', before: note, after: makeWithdrawal(note, now) })
    await deeds.undo(later)
    expect(kept.get('new')).toMatchObject({ kind: 'withdrawal' })
    expect(kept.get('old')).toMatchObject({ kind: 'annotation', body: 'words' })
  })

  it('keeps what could not be undone, to be tried again', async () => {
    const { deeds, doIt, state } = layer()
    doIt('note', { key: 'a', before: null, after: note })
    state.full = true
    expect(await deeds.undo(later)).toBeNull()
    state.full = false
    expect((await deeds.undo(later))?.name).toBe('note')
    expect(await deeds.undo(later)).toBeNull()
  })
})
