import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client.ts'
import type { Annotation, EntryValue } from '@/lib/domain/annotation/entry.ts'
import { writeEntries } from '@/server/sync/write-entries.ts'
import type { Person, Seminar } from '@/server/sync/testing/seminar.ts'
import { keyOf, makeSeminar, withdrawalOf } from '@/server/sync/testing/seminar.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { listConflicts, listRevisions } from './list-revisions.ts'

let seminar: Seminar
let ada: Person
let ben: Person
let key: string
beforeAll(async () => {
  await useTestDatabase()
})
beforeEach(async () => {
  seminar = await makeSeminar()
  ada = await seminar.add('student')
  ben = await seminar.add('student')
  key = keyOf(ada.handle)
})

const first = () => seminar.note('The river', 'at first')
const at = (minute: number) => `2026-11-22T10:${minute}:00Z`
const edit = (body: string, minute: number, follows: string[]): Annotation => ({ ...first(), body, edited: at(minute), follows })
const write = (handle: string, ...values: EntryValue[]) =>
  values.reduce((before, value) => before.then(() => writeEntries({ roomId: seminar.roomId, handle, entries: [{ key: handle === ada.handle ? key : keyOf(handle), value }] })), Promise.resolve())
const told = async ({ userId }: Person) => (await listRevisions(userId, seminar.roomId, key)).revisions.map(({ value, lost }) => `${'body' in value ? value.body : value.kind}${lost ? ' (lost)' : ''}`)
const noNote = { code: 'not-found', message: 'There is no such note, or it is not open to you.' }

/** What stands after a phone and a laptop wrote without knowing of each other. */
const writeTwice = async () => {
  const base = first().written
  await write(ada.handle, first(), edit('on the laptop', 11, [base]), edit('on the phone', 12, [base]))
  // Which of two concurrent values counts is Yjs's to say.
  const { value } = await db().entry.findFirstOrThrow({ where: { key }, select: { value: true } })
  return (value as unknown as Annotation).body
}

describe('an entry’s history', () => {
  it('is told in the order of arrival to whoever may see the entry', async () => {
    await write(ada.handle, first())
    await expect(told(ben)).resolves.toEqual(['at first'])
    expect((await listRevisions(ben.userId, seminar.roomId, key)).revisions[0]).toMatchObject({ value: first(), lost: false, at: expect.stringMatching(/Z$/) as string })
  })

  it('shows what one device lost to another to the author alone', async () => {
    const counts = await writeTwice()
    const lost = counts === 'on the phone' ? 'on the laptop' : 'on the phone'
    expect((await told(ada)).filter((line) => line.endsWith('(lost)'))).toContain(`${lost} (lost)`)
    expect(await told(ben)).not.toContain(lost)
    expect((await told(ben)).some((line) => line.endsWith('(lost)'))).toBe(false)
    const { conflicts } = await listConflicts(ada.userId, seminar.roomId)
    expect(conflicts.map((conflict) => [conflict.key, conflict.others.some((value) => 'body' in value && value.body === lost)])).toEqual([[key, true]])
    await expect(listConflicts(ben.userId, seminar.roomId)).resolves.toEqual({ conflicts: [] })
  })

  it('has no words of what was taken back', async () => {
    const entries = [first(), edit('better', 11, [first().written]), withdrawalOf(first())].map((value) => ({ key, value }))
    await writeEntries({ roomId: seminar.roomId, handle: ada.handle, entries })
    for (const person of [ada, ben]) await expect(told(person)).resolves.toEqual(['withdrawal'])
    await expect(listConflicts(ada.userId, seminar.roomId)).resolves.toEqual({ conflicts: [] })
  })

  it('is not there for who has no part in the room, nor of an entry that is none', async () => {
    await write(ada.handle, first())
    const stranger = await (await makeSeminar()).add('instructor')
    await expect(listRevisions(stranger.userId, seminar.roomId, key)).rejects.toMatchObject({ code: 'not-found' })
    await expect(listConflicts(stranger.userId, seminar.roomId)).rejects.toMatchObject({ code: 'not-found' })
    await expect(listRevisions(ben.userId, seminar.roomId, keyOf(ben.handle))).rejects.toMatchObject(noNote)
  })

  it('is hidden as the layer hides the entry: until one has written in words, or until it is revealed', async () => {
    await write(ada.handle, first())
    const layer = { where: { roomId: seminar.roomId } }
    await db().layer.updateMany({ ...layer, data: { hiding: 'until_written' } })
    await expect(told(ben)).rejects.toMatchObject(noNote)
    await expect(told(ada)).resolves.toEqual(['at first'])
    await expect(told(await seminar.add('assistant'))).resolves.toEqual(['at first'])
    await write(ben.handle, { ...first(), motivation: 'highlighting', mark: 'claim', body: '' })
    await expect(told(ben)).rejects.toMatchObject(noNote)
    await write(ben.handle, first())
    await expect(told(ben)).resolves.toEqual(['at first'])
    await db().layer.updateMany({ ...layer, data: { hiding: 'until_revealed' } })
    await expect(told(ben)).rejects.toMatchObject(noNote)
    await db().layer.updateMany({ ...layer, data: { revealAt: new Date(0) } })
    await expect(told(ben)).resolves.toEqual(['at first'])
  })

  it('is for its author and those who lead the course alone, once a moderator has hidden the entry', async () => {
    await write(ada.handle, first())
    await db().entry.updateMany({ where: { key }, data: { isHidden: true } })
    await expect(told(ben)).rejects.toMatchObject(noNote)
    await expect(told(ada)).resolves.toEqual(['at first'])
    await expect(told(await seminar.add('instructor'))).resolves.toEqual(['at first'])
  })
})
