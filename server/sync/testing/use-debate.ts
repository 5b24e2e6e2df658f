import { createHash } from 'node:crypto'
import { db } from '@/lib/db/client.ts'
import { createDebate, ensureHandle } from '@/lib/db/debates.ts'
import { newId } from '@/lib/db/id.ts'
import { describeRange, type Target } from '@/lib/domain/annotation/selector.ts'
import type { Role } from '@/lib/domain/course/policy.ts'
import type { SyncServerOptions } from '../sync-server.ts'
import type { Person } from './seminar.ts'
import { RoomTest, useTest } from './use-room.ts'

/** A running server and a debate of the seminar's course, which two students have opened. `handle` of everybody is theirs in the debate. */
export class DebateTest extends RoomTest {
  debate!: { id: string; roomId: string }

  override get roomId(): string {
    return this.debate.roomId
  }

  override async start(options: Partial<SyncServerOptions>): Promise<void> {
    await super.start(options)
    this.debate = await createDebate({ courseId: this.seminar.courseId, question: 'Should they have been told?', startedById: this.ada.userId })
    this.ada = await this.enter(this.ada)
    this.ben = await this.enter(this.ben)
  }

  /** Somebody of the course, who has opened the debate. */
  async add(role: Role): Promise<Person> {
    return this.enter(await this.seminar.add(role))
  }

  private async enter(person: Person): Promise<Person> {
    const { roomId } = this.debate
    await ensureHandle(roomId, person.userId)
    const { handle } = await db().roomHandle.findUniqueOrThrow({ where: { roomId_userId: { roomId, userId: person.userId } } })
    return { ...person, handle }
  }
}

export const useDebate = (options: Partial<SyncServerOptions> = {}): DebateTest => useTest(new DebateTest(), options)

/** A version of a reading of a course, a new one where none is given. */
export async function addText(courseId: string, text: string, options: { readingId?: string; opensAt?: Date } = {}): Promise<{ readingId: string; versionId: string; quote: (words: string) => Target }> {
  const number = options.readingId === undefined ? 1 : 1 + await db().readingVersion.count({ where: { readingId: options.readingId } })
  const readingId = options.readingId ?? (await db().reading.create({ data: { id: newId(), courseId, title: 'Another', createdById: 'nobody' } })).id
  if (options.opensAt !== undefined) await db().assignment.create({ data: { id: newId(), courseId, readingId, opensAt: options.opensAt, createdById: 'nobody' } })
  const { id: versionId } = await db().readingVersion.create({
    data: { id: newId(), readingId, number, text, blocks: [], html: '', textHash: createHash('sha256').update(text).digest('hex') },
  })
  const quote = (words: string) => {
    const start = text.indexOf(words)
    const target = describeRange(text, versionId, { start, end: start + words.length })
    if (target === null) throw new Error(`The text does not say "${words}".`)
    return target
  }
  return { readingId, versionId, quote }
}
