import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { accessEvents } from '@/lib/auth/events.ts'
import { db, pool } from '@/lib/db/client.ts'
import { newId } from '@/lib/db/id.ts'
import { makeWithdrawal } from '@/lib/domain/annotation/make-withdrawal.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import type { Target } from '@/lib/domain/annotation/selector.ts'
import { editDebate } from '@/lib/use-cases/debate/edit-debate.ts'
import { Refusal } from './judge/refusal.ts'
import type { RawClient } from './testing/raw-client.ts'
import type { Person } from './testing/seminar.ts'
import { keyOf, makeSeminar, noteOn, replyTo } from './testing/seminar.ts'
import { claim, linkOf, positionOf } from './testing/debate-entries.ts'
import { addText, useDebate } from './testing/use-debate.ts'
import { rows, updateOf, waiting } from './testing/use-room.ts'
import { verifyRooms } from './verify.ts'
import { writeEntries } from './write-entries.ts'

const room = useDebate({ tickMs: 50 })
const words = 'The river'
const quoteRiver = (): Target => room.seminar.note(words).target

/** What becomes of entries that somebody sends by hand. */
async function send(person: Person, entries: [string, unknown][], roomId = room.roomId) {
  const client = room.knock(person, roomId)
  await client.open()
  client.sendUpdate(updateOf(entries))
  await vi.waitFor(() => expect(client.messages()).toHaveLength(1), waiting)
  client.close()
  return client.messages()[0]
}

const accepted = { type: 'acknowledged', count: 1 }
const refused = (code: string) => expect.objectContaining({ type: 'refused', code }) as unknown

async function differences(): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const report of verifyRooms({ repair: false, roomIds: [room.roomId] })) found.push(...report.faults, ...report.differences)
  return found
}

describe('at the door of a debate', () => {
  it('lets in every member of the course, of whom observers read', async () => {
    for (const role of ['instructor', 'assistant', 'student'] as const) {
      const person = await room.add(role)
      expect(await send(person, [[keyOf(person.handle), claim('They should.')]])).toEqual(accepted)
    }
    const observer = await room.add('observer')
    expect(Object.keys(await room.fresh(observer))).toHaveLength(3)
    expect(await send(observer, [[keyOf(observer.handle), claim('They should.')]])).toEqual(refused('read-only'))
  })

  it('is not there for anybody else, or for a member who has not opened it', async () => {
    const stranger = await (await makeSeminar()).add('instructor')
    expect((await room.knock(stranger).ended()).code).toBe(4404)
    expect((await room.knock(await room.seminar.add('student')).ended()).code).toBe(4404)
    await db().membership.updateMany({ where: { userId: room.ada.userId }, data: { endedAt: new Date() } })
    expect((await room.knock(room.ada).ended()).code).toBe(4404)
  })

  it('closes to who leaves the course', async () => {
    const ada = await room.raw(room.ada)
    const ben = await room.raw(room.ben)
    await db().membership.updateMany({ where: { userId: room.ada.userId }, data: { endedAt: new Date() } })
    accessEvents().emit('rights-changed', room.ada.userId)
    expect((await ada.ended()).code).toBe(4403)
    expect(ben.closed).toBeNull()
  })
})

describe('what is said in a debate', () => {
  it('is shared between unmodified clients, kept, and no note of any reading', async () => {
    const [ada, ben] = [room.stock(room.ada), room.stock(room.ben)]
    const thesis = keyOf(room.ada.handle)
    const answer = keyOf(room.ben.handle)
    ada.entries.set(thesis, claim('They should have been told.', { target: quoteRiver() }))
    await vi.waitFor(() => expect(ben.entries.has(thesis)).toBe(true), waiting)
    ben.entries.set(answer, claim('Nobody knew in time.', { answers: { to: thesis, relation: 'challenges' } }))
    ben.entries.set(...linkOf(room.ben.handle, thesis, answer, 'qualifies'))
    ben.entries.set(...positionOf(room.ben.handle, thesis, 'unsure'))
    await vi.waitFor(() => expect(ada.entries.size).toBe(4), waiting)
    const stored = await room.stored()
    expect(Object.fromEntries(stored.entries.map(({ key, value }) => [key, value]))).toEqual(ada.entries.toJSON())
    expect(await rows('SELECT kind, version_id, start, "end" FROM entry WHERE room_id = $1 AND key = $2', [room.roomId, thesis]))
      .toEqual([{ kind: 'claim', version_id: room.seminar.versionId, start: 0, end: words.length }])
    expect(await differences()).toEqual([])
    await room.restart()
    expect(await room.fresh(room.ben)).toEqual(ada.entries.toJSON())
  })

  it('keeps a withdrawn claim’s place and not its words', async () => {
    const key = keyOf(room.ada.handle)
    const value = claim('They should have been told.', { target: quoteRiver(), answers: { to: keyOf(room.ben.handle), relation: 'supports' } })
    const doc = new Y.Doc()
    const ada = await room.raw(room.ada)
    ada.sendUpdate(updateOf([[key, value]], doc))
    ada.sendUpdate(updateOf([[key, makeWithdrawal(value, new Date())]], doc))
    await vi.waitFor(() => expect(ada.messages().at(-1)).toEqual({ type: 'acknowledged', count: 2 }), waiting)
    expect((await room.fresh(room.ben))[key]).toMatchObject({ kind: 'withdrawal', answers: value.answers, target: value.target })
    expect(JSON.stringify((await room.stored()).revisions)).not.toContain('They should')
  })

  it('is nobody else’s to write: a claim, a position or a link under another’s name, or where it does not belong', async () => {
    const { ada, ben } = room
    const thesis = keyOf(ben.handle)
    expect(await send(ben, [[thesis, claim('They should.')]])).toEqual(accepted)
    expect(await send(ada, [[thesis, claim('They should not.')]])).toEqual(refused('foreign-entry'))
    expect(await send(ada, [positionOf(ben.handle, thesis)])).toEqual(refused('foreign-entry'))
    expect(await send(ada, [linkOf(ben.handle, thesis, keyOf(ada.handle))])).toEqual(refused('foreign-entry'))
    expect(await send(ada, [[keyOf(ada.handle), linkOf(ada.handle, thesis, keyOf(ada.handle))[1]]])).toEqual(refused('bad-key'))
    expect(await send(ada, [[keyOf(ada.handle), positionOf(ada.handle, thesis)[1]]])).toEqual(refused('bad-key'))
    expect((await room.stored()).entries).toHaveLength(1)
  })

  it('is of the kinds that a debate has, as a layer is of its own', async () => {
    const { ada } = room
    for (const value of [room.seminar.note(words), replyTo(keyOf(room.ben.handle), 'Yes.')]) expect(await send(ada, [[keyOf(ada.handle), value]])).toEqual(refused('bad-value'))
    const own = await room.seminar.addPrivateRoom(ada)
    const thesis = keyOf(own.handle)
    for (const entry of [[thesis, claim('They should.')], linkOf(own.handle, thesis, keyOf(own.handle)), positionOf(own.handle, thesis)] as [string, EntryValue][]) {
      expect(await send(ada, [entry], own.roomId)).toEqual(refused('bad-value'))
    }
  })

  it('comes from the server itself under the same rules', async () => {
    const key = keyOf(room.ada.handle)
    await writeEntries({ roomId: room.roomId, handle: room.ada.handle, entries: [{ key, value: claim('They should.', { target: quoteRiver() }) }] })
    expect((await room.stored()).entries).toHaveLength(1)
    const wrong = { ...quoteRiver(), version: 'another' }
    await expect(writeEntries({ roomId: room.roomId, handle: room.ada.handle, entries: [{ key, value: claim('They should.', { target: wrong }) }] })).rejects.toThrow(Refusal)
  })
})

describe('a claim’s quotation', () => {
  const quoting = (person: Person, target: Target) => send(person, [[keyOf(person.handle), claim('So it says.', { target })]])

  it('is what a version of a reading of the course says there', async () => {
    const another = await addText(room.seminar.courseId, 'A second text, of the same course.')
    expect(await quoting(room.ada, another.quote('second text'))).toEqual(accepted)
    const target = quoteRiver()
    const [position, quote] = target.selector
    expect(await quoting(room.ada, { ...target, selector: [position, { ...quote, exact: 'The lakes' }] })).toEqual(refused('bad-quotation'))
    expect(await quoting(room.ada, { ...target, selector: [{ ...position, start: 1, end: 1 + words.length }, quote] })).toEqual(refused('bad-quotation'))
  })

  it('may be of a version that came while the room was open', async () => {
    expect(await quoting(room.ada, quoteRiver())).toEqual(accepted)
    const later = await addText(room.seminar.courseId, 'The river fell again.', { readingId: room.seminar.readingId })
    expect(await quoting(room.ada, later.quote('fell again'))).toEqual(accepted)
  })

  it('is not of another course’s reading, even one of one’s own', async () => {
    const other = await makeSeminar()
    await db().membership.create({ data: { id: newId(), courseId: other.courseId, userId: room.ada.userId, role: 'instructor' } })
    expect(await quoting(room.ada, noteOn(other.versionId, words, '').target)).toEqual(refused('bad-quotation'))
  })

  it('is not of a reading that is not open to everybody yet, not even for who leads the course, and is once it opens', async () => {
    const teacher = await room.add('instructor')
    const sealed = await addText(room.seminar.courseId, 'What will be read in spring.', { opensAt: new Date(Date.now() + 86_400_000) })
    const answer = await quoting(teacher, sealed.quote('in spring'))
    expect(answer).toMatchObject({ code: 'bad-quotation', message: expect.stringContaining('not open to everybody yet') as unknown })
    await db().assignment.updateMany({ where: { readingId: sealed.readingId }, data: { opensAt: new Date(0) } })
    expect(await quoting(room.ada, sealed.quote('in spring'))).toEqual(accepted)
    await db().assignment.updateMany({ where: { readingId: sealed.readingId }, data: { opensAt: new Date(Date.now() + 86_400_000) } })
    expect(await quoting(room.ada, sealed.quote('in spring'))).toEqual(refused('bad-quotation'))
  })

  it('is judged in one question however many versions an update names that are none', async () => {
    const ask = vi.spyOn(pool(), 'query')
    const entries = Array.from({ length: 500 }, (_, i): [string, unknown] => [keyOf(room.ada.handle), claim('So it says.', { target: { ...quoteRiver(), version: `none-${i}` } })])
    const answer = await send(room.ada, entries)
    const asked = ask.mock.calls.flatMap(([text, values]: unknown[]) => (typeof text === 'string' && text.includes('octet_length') ? [(values as string[][])[0]?.length] : []))
    ask.mockRestore()
    expect(answer).toEqual(refused('bad-quotation'))
    expect(asked).toEqual([32])
  })
})

describe('a debate that is closed', () => {
  const close = (closed: boolean) => editDebate(room.ada.userId, room.debate.id, { closed })
  const put = async (client: RawClient, handle: string) => {
    const before = client.messages().length
    client.sendUpdate(updateOf([[keyOf(handle), claim('They should.')]]))
    await vi.waitFor(() => expect(client.messages().length).toBeGreaterThan(before), waiting)
    return client.messages().at(-1)
  }

  it('takes nothing more from who has it open, whoever they are, until it is opened again', async () => {
    const teacher = await room.add('instructor')
    const [ben, lead, reader] = [await room.raw(room.ben), await room.raw(teacher), await room.raw(room.ada)]
    expect(await put(ben, room.ben.handle)).toEqual(accepted)
    await close(true)
    await vi.waitFor(() => expect(reader.told()).toContainEqual({ type: 'may', write: false }), waiting)
    expect(await put(ben, room.ben.handle)).toEqual(refused('read-only'))
    expect(await put(lead, teacher.handle)).toEqual(refused('read-only'))
    expect(reader.closed).toBeNull()
    expect(Object.keys(await room.fresh(room.ben))).toHaveLength(1)
    await close(false)
    await vi.waitFor(() => expect(reader.told().at(-1)).toEqual({ type: 'may', write: true }), waiting)
    expect(await put(reader, room.ada.handle)).toEqual(accepted)
  })

  it('takes nothing more where nobody has said that it is', async () => {
    const ben = await room.raw(room.ben)
    await db().debate.update({ where: { id: room.debate.id }, data: { closedAt: new Date() } })
    expect(await put(ben, room.ben.handle)).toEqual(refused('read-only'))
    expect((await room.stored()).entries).toEqual([])
  })
})

describe('moderation of a debate', () => {
  const hide = (key: string, doc: Y.Doc) => {
    const known = Y.encodeStateVector(doc)
    doc.getMap('moderation').set(key, { v: 1, hidden: true, at: '2026-11-22T10:00:00Z' })
    return Y.encodeStateAsUpdate(doc, known)
  }

  it('hides a claim from all but its author and those who lead, and is theirs alone', async () => {
    const teacher = await room.add('assistant')
    const key = keyOf(room.ada.handle)
    expect(await send(room.ada, [[key, claim('They are all fools.')]])).toEqual(accepted)
    const [lead, ben] = [await room.raw(teacher), await room.raw(room.ben)]
    lead.sendUpdate(hide(key, lead.doc))
    await vi.waitFor(() => expect(lead.messages()).toEqual([accepted]), waiting)
    await vi.waitFor(() => expect(ben.doc.getMap('entries').has(key)).toBe(false), waiting)
    expect(await room.fresh(room.ben)).toEqual({})
    for (const person of [room.ada, teacher]) expect(await room.fresh(person)).toHaveProperty(key)
    ben.sendUpdate(hide(key, new Y.Doc()))
    await vi.waitFor(() => expect(ben.messages()).toEqual([refused('not-staff')]), waiting)
    expect(await differences()).toEqual([])
  })
})
