import { newId } from '@/lib/db/id.ts'
import { type EntryValue, linkId, positionId } from '@/lib/domain/annotation/entry.ts'
import { describeRange, type Target } from '@/lib/domain/annotation/selector.ts'
import type { SampleClaim, SampleDebate } from './debate.ts'
import { findQuote } from './find-quote.ts'
import type { SampleEntry } from './make-entries.ts'
import type { SamplePersonId } from './people.ts'
import type { SampleTime } from './sample-time.ts'

interface Place {
  /** The version of the reading that was made of a file. */
  version: (file: string) => { id: string; text: string }
  /** A person's name in the debate. */
  handle: (by: SamplePersonId) => string
  instant: (time: SampleTime) => Date
}

/** Entries of a debate in the order in which they were written, each after what it speaks of. */
export function makeDebateEntries({ claims, links, positions }: SampleDebate, { version, handle, instant }: Place): Omit<SampleEntry, 'layer'>[] {
  const keys = new Map(claims.map(({ id, by }) => [id, `${handle(by)}:${newId()}`]))
  const keyOf = (id: string) => {
    const key = keys.get(id)
    if (key === undefined) throw new Error(`The sample debate has no claim ${id}.`)
    return key
  }
  const entry = ({ by, at }: { by: SamplePersonId; at: SampleTime }, key: string, make: (written: string) => EntryValue) =>
    ({ by, key, value: make(instant(at).toISOString()), at: instant(at) })
  return [
    ...claims.map((claim) => entry(claim, keyOf(claim.id), (written) => ({
      v: 1, kind: 'claim', body: claim.body, written,
      ...(claim.quote && { target: targetOf(claim.quote, version) }),
      ...(claim.answers && { answers: { to: keyOf(claim.answers.to), relation: claim.answers.relation } }),
    }))),
    ...links.map((link) => {
      const [from, to] = [keyOf(link.from), keyOf(link.to)]
      return entry(link, `${handle(link.by)}:${linkId(from, to)}`, (written) => ({ v: 1, kind: 'link', from, to, relation: link.relation, written }))
    }),
    ...positions.map((position) => {
      const of = keyOf(position.of)
      return entry(position, `${handle(position.by)}:${positionId(of)}`, (written) => ({ v: 1, kind: 'position', of, side: position.side, written }))
    }),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
}

function targetOf({ file, words }: NonNullable<SampleClaim['quote']>, version: Place['version']): Target {
  const { id, text } = version(file)
  const target = describeRange(text, id, findQuote(text, words))
  if (!target) throw new Error(`The sample claim cannot point at: ${words}`)
  return target
}
