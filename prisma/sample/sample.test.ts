import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { entryKeyPattern, entryValue, isAtItsKey } from '@/lib/domain/annotation/entry.ts'
import { kindsOf } from '@/lib/domain/annotation/entry-kinds.ts'
import { answering, marks, stances } from '@/lib/domain/annotation/mark.ts'
import { saysWhatItQuotes } from '@/lib/domain/annotation/selector.ts'
import { maxQuestion } from '@/lib/domain/debate/debate-input.ts'
import { buildDebate } from '@/lib/domain/debate/tree.ts'
import { importReading } from '@/lib/importing/import-reading.ts'
import { sampleDebate } from './debate.ts'
import { findQuote } from './find-quote.ts'
import { makeDebateEntries } from './make-debate-entries.ts'
import { makeEntries } from './make-entries.ts'
import { samplePersonIds } from './people.ts'
import { sampleReadings } from './readings.ts'
import { type SampleTime, toSampleInstant } from './sample-time.ts'

// A minute past midnight: the day of the seeding has hardly begun.
const now = new Date('2026-11-21T23:01:00Z')
const zone = 'Europe/Oslo'
const instant = (time: SampleTime) => toSampleInstant(time, now, zone)
const texts = path.join(import.meta.dirname, 'texts')
const readings = await Promise.all(sampleReadings.map(async (sample) => {
  const bytes = fs.readFileSync(path.join(texts, sample.file))
  return { ...sample, imported: await importReading({ bytes, fileName: sample.file }) }
}))
const handles = ['private', 'group', 'course'].flatMap((layer) => samplePersonIds.map((by) => `${layer}:${by}`))
const handle = (layer: string, by: string) => `handle${String(handles.indexOf(`${layer}:${by}`)).padStart(6, '0')}`
const allNotes = sampleReadings.flatMap(({ notes }) => notes)

describe.each(readings)('the sample reading $file', ({ imported, notes }) => {
  const body = imported.blocks.filter(({ type }) => type !== 'note')
  const refs = body.flatMap((block) => block.refs.map(({ label }) => label))
  const labels = imported.blocks.filter(({ type }) => type === 'note').map(({ label }) => label)

  it('has a title, three to five headings and 600 to 1,200 words', () => {
    const words = body.map(({ start, end }) => imported.text.slice(start, end)).join(' ').split(/\s+/u)
    expect(imported.title).toMatch(/^\p{Lu}/u)
    expect(body.filter(({ type }) => type === 'heading').length).toBeGreaterThanOrEqual(3)
    expect(body.filter(({ type }) => type === 'heading').length).toBeLessThanOrEqual(5)
    expect(words.length).toBeGreaterThanOrEqual(600)
    expect(words.length).toBeLessThanOrEqual(1200)
  })

  it('ties every note to one place and every place to a note, in order', () => {
    expect(labels.length).toBeGreaterThan(5)
    expect(refs).toEqual(labels)
    expect(refs).toEqual(refs.map((_, i) => String(i + 1)))
  })

  it('says that it was written for Postil, and leaves no Markdown in its text', () => {
    expect(imported.text).toContain('written for Postil')
    expect(imported.text).not.toMatch(/\[\^|\*|^#/mu)
  })

  it('says what every sample note quotes exactly once, within one block', () => {
    for (const { quote } of notes) {
      const { start, end } = findQuote(imported.text, quote)
      expect(body.some((block) => block.start <= start && end <= block.end), quote).toBe(true)
    }
  })

  it('turns its notes into entries that a room accepts, in the order of their writing', () => {
    const entries = makeEntries(notes, { version: { id: 'version', text: imported.text }, handle, instant })
    const known = new Set<string>()
    for (const { key, value, layer, by } of entries) {
      expect(entryValue.parse(value)).toEqual(value)
      expect(key).toMatch(entryKeyPattern)
      expect(key.startsWith(handle(layer, by))).toBe(true)
      if (value.kind === 'reply') expect(known.has(value.thread)).toBe(true)
      else if ('target' in value) expect(value.target && saysWhatItQuotes(imported.text, value.target)).toBe(true)
      known.add(key)
    }
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort((a, b) => a.getTime() - b.getTime()))
    expect(entries.every(({ at }) => at < now)).toBe(true)
  })
})

describe('the sample seminar', () => {
  it('uses all six marks, all four stances and all three layers, and everybody writes', () => {
    const replies = allNotes.flatMap((note) => note.replies ?? [])
    expect(new Set(allNotes.map(({ mark }) => mark))).toEqual(new Set(marks))
    expect(new Set(replies.map(({ stance }) => stance))).toEqual(new Set(stances))
    expect(new Set(allNotes.map(({ layer }) => layer))).toEqual(new Set(['private', 'group', 'course']))
    for (const by of samplePersonIds) {
      expect(allNotes.some((note) => note.by === by)).toBe(true)
      expect(replies.some((reply) => reply.by === by)).toBe(true)
    }
  })

  it('keeps a withdrawn note that was answered, and questions that nobody has answered', () => {
    expect(allNotes.some(({ withdrawnAt, replies }) => withdrawnAt && replies?.length)).toBe(true)
    expect(allNotes.some(({ mark, layer, replies }) => mark === 'question' && layer === 'group' && !replies?.length)).toBe(true)
  })

  it('counts days back on the calendar of the course', () => {
    expect(instant('-1 21:30')).toEqual(new Date('2026-11-21T20:30:00Z'))
    expect(toSampleInstant('-2 09:00', new Date('2026-10-26T09:00:00Z'), zone)).toEqual(new Date('2026-10-24T07:00:00Z'))
    expect(toSampleInstant('3 18:00', now, zone)).toEqual(new Date('2026-11-25T17:00:00Z'))
  })

  it('refuses a quotation that is missing or not unique', () => {
    expect(() => findQuote('one two one', 'three')).toThrow('does not say')
    expect(() => findQuote('one two one', 'one')).toThrow('more than once')
    expect(findQuote('one two one', 'two')).toEqual({ start: 4, end: 7 })
  })
})

describe('the sample debate', () => {
  const version = (file: string) => {
    const found = readings.find((reading) => reading.file === file)
    if (!found) throw new Error(`There is no ${file}.`)
    return { id: file, text: found.imported.text }
  }
  const entries = makeDebateEntries(sampleDebate, { version, handle: (by) => handle('private', by), instant })

  it('turns into entries that a debate’s room accepts, each after what it speaks of', () => {
    expect(sampleDebate.question.length).toBeLessThanOrEqual(maxQuestion)
    const seen = new Set<string>()
    for (const { key, value, at } of entries) {
      expect(entryValue.safeParse(value).error).toBeUndefined()
      expect(kindsOf('debate').has(value.kind) && isAtItsKey(key, value)).toBe(true)
      expect(at < now).toBe(true)
      if (value.kind === 'claim') {
        seen.add(key)
        if (value.target) expect(saysWhatItQuotes(version(value.target.version).text, value.target)).toBe(true)
        if (value.answers) expect(seen).toContain(value.answers.to)
      }
      if (value.kind === 'position') expect(seen).toContain(value.of)
      if (value.kind === 'link') expect([seen.has(value.from), seen.has(value.to)]).toEqual([true, true])
    }
  })

  it('is an argument: claims that support, challenge and qualify, and a link from one reading to another', () => {
    const { roots, byKey } = buildDebate(entries.map(({ key, value }) => ({ key, value, mine: false })))
    expect(roots.length).toBeGreaterThan(1)
    const nodes = [...byKey.values()]
    for (const relation of answering) expect(nodes.some(({ children }) => children[relation].length > 0)).toBe(true)
    const fileOf = (key: string) => byKey.get(key)?.claim?.target?.version
    expect(nodes.some(({ key, joined }) => joined.some((one) => one.end === 'to' && fileOf(one.key) !== fileOf(key)))).toBe(true)
  })
})
