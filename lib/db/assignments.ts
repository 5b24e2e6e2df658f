import { db } from './client.ts'
import { newId } from './id.ts'

export const findAssignment = (readingId: string) =>
  db().assignment.findUnique({ where: { readingId }, select: { opensAt: true, dueAt: true, prompt: true, createdById: true } })

export const setAssignment = (data: { courseId: string; readingId: string; opensAt: Date | null; dueAt: Date | null; prompt: string; createdById: string }) =>
  db().assignment.upsert({
    where: { readingId: data.readingId },
    create: { id: newId(), ...data },
    update: { opensAt: data.opensAt, dueAt: data.dueAt, prompt: data.prompt },
    select: { opensAt: true, dueAt: true },
  })

export const deleteAssignment = (readingId: string) => db().assignment.deleteMany({ where: { readingId } })
