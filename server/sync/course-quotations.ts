import { z } from 'zod'
import { pool } from '@/lib/db/client.ts'
import { kindsOf } from '@/lib/domain/annotation/entry-kinds.ts'
import type { Target } from '@/lib/domain/annotation/selector.ts'
import { saysWhatItQuotes, target } from '@/lib/domain/annotation/selector.ts'
import { debateRefusals } from '@/lib/domain/layer/refusal.ts'
import { decodeLayerUpdate } from './judge/decode-update.ts'
import type { DecodedItem } from './judge/decode-update.ts'
import { Refusal } from './judge/refusal.ts'
import type { RoomRules } from './judge/rules.ts'
import type { Limits } from './limits.ts'

const withTarget = z.looseObject({ target })

/**
 * The rules of a debate's room: its claims may quote what any version of a reading of the course says that is open to every
 * member. There are many, so none is held for the room's sake: before each round those that it names are asked for in
 * one question, and what their texts say of its quotations is noted. Texts read so are kept for the next, up to a limit.
 */
export class CourseQuotations implements RoomRules {
  readonly kinds = kindsOf('debate')
  readonly sentences = debateRefusals
  private readonly courseId: string
  private readonly limits: Limits
  /** By version id; who was asked for last is last. */
  private readonly kept = new Map<string, string>()
  private keptUnits = 0
  /** The quotations of the round that is judged next that are true. */
  private said = new Set<string>()

  constructor(courseId: string, limits: Limits) {
    this.courseId = courseId
    this.limits = limits
  }

  says(quoted: Target): boolean {
    return this.said.has(nameOf(quoted))
  }

  prepare(updates: readonly Uint8Array[]): Promise<void> | null {
    this.said = new Set()
    const named = new Map<string, Target[]>()
    for (const update of updates) for (const quoted of this.targetsIn(update)) named.set(quoted.version, [...(named.get(quoted.version) ?? []), quoted])
    return named.size === 0 ? null : this.learn(named)
  }

  /** One question for most rounds; a further one for each time that the texts named are more than may be held. */
  private async learn(named: ReadonlyMap<string, Target[]>): Promise<void> {
    for (let left = [...named.keys()]; left.length > 0;) {
      const unread: string[] = []
      for (const { id, text } of await this.read(left)) {
        const whole = text ?? this.kept.get(id)
        if (whole === undefined) {
          unread.push(id)
          continue
        }
        this.keep(id, whole)
        for (const quoted of named.get(id) ?? []) if (saysWhatItQuotes(whole, quoted)) this.said.add(nameOf(quoted))
      }
      left = unread
    }
  }

  /** Which of `versions` may be quoted now, with the texts of those that are not kept: of as many as may be held, and of one at the least. */
  private async read(versions: string[]): Promise<{ id: string; text: string | null }[]> {
    const { rows } = await pool().query<{ id: string; text: string | null }>(
      `SELECT v.id, CASE WHEN v.id = ANY($3::text[]) THEN NULL WHEN sum(octet_length(v.text)) OVER w <= $4 OR row_number() OVER w = 1 THEN v.text END AS text
       FROM reading_version v JOIN reading r ON r.id = v.reading_id
       WHERE v.id = ANY($1::text[]) AND r.course_id = $2 AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.reading_id = r.id AND a.opens_at > now())
       WINDOW w AS (PARTITION BY v.id = ANY($3::text[]) ORDER BY v.id)`,
      [versions, this.courseId, versions.filter((id) => this.kept.has(id)), this.limits.maxQuotableUnits])
    return rows
  }

  private keep(id: string, text: string): void {
    if (this.kept.delete(id)) this.keptUnits -= text.length
    this.kept.set(id, text)
    this.keptUnits += text.length
    for (const [oldest, { length }] of this.kept) {
      if (this.keptUnits <= this.limits.maxQuotableUnits || oldest === id) return
      this.kept.delete(oldest)
      this.keptUnits -= length
    }
  }

  /** What an update quotes, of so many versions. What cannot be read is the judge's to refuse; what goes beyond is not learnt, and so no quotation. */
  private targetsIn(update: Uint8Array): Target[] {
    const versions = new Set<string>()
    return itemsOf(update, this.limits).flatMap(({ value }) => {
      const quoted = withTarget.safeParse(value).data?.target
      if (quoted === undefined || (versions.size >= this.limits.maxVersionsPerUpdate && !versions.has(quoted.version))) return []
      versions.add(quoted.version)
      return [quoted]
    })
  }
}

/** One name for one quotation: both come of the same schema, and so have their fields in one order. */
const nameOf = (quoted: Target) => JSON.stringify(quoted)

function itemsOf(update: Uint8Array, { maxUpdateBytes, maxDeleteRanges }: Limits): DecodedItem[] {
  if (update.length > maxUpdateBytes) return []
  try {
    return decodeLayerUpdate(update, maxDeleteRanges).sections.flatMap(({ items }) => items)
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}
