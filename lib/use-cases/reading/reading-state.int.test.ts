import { beforeAll, describe, expect, it } from 'vitest'
import { makeSeminar, type Seminar } from '@/lib/testing/seminar.ts'
import { changePreferences, getPreferences } from '@/lib/use-cases/account/preferences.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { changeReadingState, getReadingState } from './reading-state.ts'

let seminar: Seminar
beforeAll(async () => {
  await useTestDatabase()
  seminar = await makeSeminar()
})

describe('where somebody stands in a reading', () => {
  it('is one on all devices: the latest place, and everything that any has seen', async () => {
    const { other: { id }, readingId } = seminar
    expect(await getReadingState(id, readingId)).toEqual({ place: null, seen: null })
    await changeReadingState(id, readingId, { place: 'q=first', seen: { floor: '', keys: ['a'] } })
    await Promise.all(['b', 'c', 'd', 'e'].map((key) => changeReadingState(id, readingId, { seen: { floor: '', keys: [key] } })))
    await changeReadingState(id, readingId, { place: 'q=second' })
    const state = await getReadingState(id, readingId)
    expect(state.place).toBe('q=second')
    expect([...(state.seen?.keys ?? [])].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('is each person’s own', async () => {
    expect(await getReadingState(seminar.instructor.id, seminar.readingId)).toEqual({ place: null, seen: null })
  })
})

describe('preferences', () => {
  it('are kept one by one, also when two devices change two at once, and taken back', async () => {
    const { id } = seminar.other
    await Promise.all([changePreferences(id, { theme: 'sepia' }), changePreferences(id, { size: '20' }), changePreferences(id, { keys: { comment: 'x' } })])
    expect(await getPreferences(id)).toEqual({ theme: 'sepia', size: '20', keys: { comment: 'x' } })
    expect(await changePreferences(id, { theme: null })).toEqual({ size: '20', keys: { comment: 'x' } })
  })
})
