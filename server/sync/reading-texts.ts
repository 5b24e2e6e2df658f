import { pool } from '@/lib/db/client.ts'
import type { ReadingTexts } from './judge/rules.ts'

interface Open {
  texts: Map<string, string>
  rooms: number
}

/** The texts of readings that have open rooms: once a reading, however many layers it has. A version never changes. */
export class OpenReadings {
  private readonly open = new Map<string, Open>()

  /** The reading's texts by version id, kept until `release`. Call it again when somebody joins: a version may have come. */
  async hold(readingId: string): Promise<ReadingTexts> {
    const reading = this.open.get(readingId) ?? { texts: new Map<string, string>(), rooms: 0 }
    this.open.set(readingId, reading)
    reading.rooms++
    try {
      await refresh(readingId, reading.texts)
    } catch (error) {
      this.release(readingId)
      throw error
    }
    return reading.texts
  }

  async refresh(readingId: string): Promise<void> {
    const reading = this.open.get(readingId)
    if (reading !== undefined) await refresh(readingId, reading.texts)
  }

  release(readingId: string): void {
    const reading = this.open.get(readingId)
    if (reading !== undefined && --reading.rooms <= 0) this.open.delete(readingId)
  }
}

async function refresh(readingId: string, texts: Map<string, string>): Promise<void> {
  const { rows } = await pool().query<{ id: string; text: string }>(
    'SELECT id, text FROM reading_version WHERE reading_id = $1 AND NOT (id = ANY($2::text[]))', [readingId, [...texts.keys()]])
  for (const { id, text } of rows) texts.set(id, text)
}
