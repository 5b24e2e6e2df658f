import { z } from 'zod'

/** Parameters of paths. An id that could be none is not found, without asking the database. */
const id = z.string().regex(/^[\w-]{1,40}$/)

export const courseParams = z.object({ courseId: id })
export const memberParams = z.object({ courseId: id, userId: id })
export const invitationParams = z.object({ courseId: id, id })
export const readingParams = z.object({ readingId: id })
export const sessionParams = z.object({ id })
