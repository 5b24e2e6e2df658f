import { z } from 'zod'
import { findReadingFor, noSuchReading } from '@/lib/db/access.ts'
import { findVersionAround } from '@/lib/db/versions.ts'
import { isRangeOf } from '@/lib/domain/annotation/selector.ts'
import { findSurroundings } from '@/lib/domain/debate/surroundings.ts'
import type { PassageView } from '@/lib/domain/debate/views.ts'
import { AppError } from '@/lib/domain/error.ts'
import { directionOf } from '@/lib/domain/reading/direction.ts'
import { numberedTypes } from '@/lib/domain/reading/outline.ts'
import { readBlocks } from '@/lib/domain/reading/stored.ts'

const offset = z.coerce.number().int().min(0).max(2 ** 31 - 1)
/** GET /api/readings/[readingId]/passage: a place of a version, as a claim's target names it. */
export const passageQuery = z.object({ version: z.string().regex(/^[\w-]{1,40}$/), start: offset, end: offset })

/** The words around a place, for those who may read the reading. Throws `not-found`, and `invalid` where it is no place of that version. */
export async function getPassage(userId: string, readingId: string, query: unknown): Promise<PassageView> {
  const place = passageQuery.safeParse(query).data
  const reading = await findReadingFor(userId, readingId)
  if (!reading) throw noSuchReading()
  if (place === undefined) throw noSuchPlace()
  const version = await findVersionAround(readingId, place.version, place)
  if (!version) throw noSuchReading()
  const { text, language, numbered } = version
  const blocks = readBlocks(version.blocks)
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (!first || !last || !isRangeOf(text, place)) throw noSuchPlace()
  return {
    readingId, title: reading.title, authors: reading.authors, language, direction: directionOf(language),
    paragraph: numberedTypes.some((type) => type === first.type) ? numbered : null,
    ...findSurroundings(text, { start: first.start, end: last.end }, place, language),
  }
}

const noSuchPlace = () => new AppError('invalid', 'This is no place in a text. Give a version, and where in it the place begins and ends.')
