import { z } from 'zod'

/** Parameters of paths. An id that could be none is not found, without asking the database. */
const id = z.string().regex(/^[\w-]{1,40}$/)

export const courseParams = z.object({ courseId: id })
export const memberParams = z.object({ courseId: id, userId: id })
export const invitationParams = z.object({ courseId: id, id })
export const debateParams = z.object({ debateId: id })
export const readingParams = z.object({ readingId: id })
export const sessionParams = z.object({ id })
export const roomParams = z.object({ roomId: id })
/** A key has a colon, which a browser may send as it is or encoded. */
const key = z.string().max(80).transform((text) => text.replace(/%3A/i, ':'))
export const entryParams = z.object({ roomId: id, key })
export const placementParams = z.object({ readingId: id, roomId: id, key })
export const importParams = z.object({ importId: id })
