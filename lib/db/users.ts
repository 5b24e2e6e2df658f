import { db } from './client.ts'

/** What may leave lib/db of a person: never the password's hash. */
const shown = { id: true, name: true, email: true, isAdmin: true, isInstructor: true, isSample: true } as const

/** `email` is lower case. */
export const findUserByEmail = (email: string) => db().user.findUnique({ where: { email }, select: { ...shown, passwordHash: true } })

export const findUser = (id: string) => db().user.findUnique({ where: { id }, select: shown })

export const findPasswordHash = async (userId: string) =>
  (await db().user.findUnique({ where: { id: userId }, select: { passwordHash: true } }))?.passwordHash ?? null

export const findSampleUser = (id: string) => db().user.findFirst({ where: { id, isSample: true }, select: shown })

/** Whether anybody has an account of their own on this installation. */
export const hasRealAccount = async () => (await db().user.findFirst({ where: { isSample: false }, select: { id: true } })) !== null

/** The sample seminar's people, with where they belong; instructors first. */
export const listSamplePeople = () =>
  db().user.findMany({
    where: { isSample: true },
    orderBy: [{ isInstructor: 'desc' }, { createdAt: 'asc' }, { name: 'asc' }],
    select: { ...shown, memberships: { where: { endedAt: null }, take: 1, select: { role: true, course: { select: { title: true } }, groups: { select: { group: { select: { name: true } } } } } } },
  })

export const setUserLanguage = async (id: string, language: string): Promise<void> => void (await db().user.updateMany({ where: { id }, data: { language } }))
