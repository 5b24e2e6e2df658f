import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { reactionId, resolutionId, type Annotation } from '@/lib/domain/annotation/entry.ts'
import { defaultLimits } from '../limits.ts'
import { hasPending } from '../load.ts'
import type { ForgedStruct } from '../testing/forge.ts'
import { forge, writtenBy } from '../testing/forge.ts'
import { keyOf, noteOn, text } from '../testing/seminar.ts'
import type { JudgeContext, Verdict } from './judge-update.ts'
import { layerRules } from './rules.ts'
import { judgeUpdate } from './judge-update.ts'

const ada = 'adaadaadaada'
const ben = 'benbenbenben'
const adaClient = 11
const benClient = 22
const note = noteOn('v1', 'the lower town', 'Who should have told them?')
const adaKey = keyOf(ada, 'firstnote')
const benKey = keyOf(ben, 'firstnote')

/** A room in which Ada and Ben have written one note each. */
let doc: Y.Doc
let owners: Map<number, string>

beforeEach(() => {
  doc = new Y.Doc()
  doc.getMap('entries')
  owners = new Map()
  take(ada, Y.encodeStateAsUpdate(writtenBy(adaClient, [[adaKey, note]])))
  take(ben, Y.encodeStateAsUpdate(writtenBy(benClient, [[benKey, note]])))
})

function judge(handle: string, update: Uint8Array, more: Partial<JudgeContext> = {}): Verdict {
  const clientsOfWriter = [...owners.values()].filter((owner) => owner === handle).length
  return judgeUpdate(doc, update, {
    handle, mayWrite: true, mayModerate: false, epoch: 0, owners, clientsOfWriter, entriesOfWriter: 0, rules: layerRules(new Map([['v1', text]])), limits: defaultLimits, ...more,
  })
}

/** Judges as the room does, and applies what is accepted. */
function take(handle: string, update: Uint8Array): Verdict {
  const verdict = judge(handle, update)
  if (verdict.kind === 'accepted' && verdict.update !== null) {
    for (const client of verdict.claims) owners.set(client, handle)
    Y.applyUpdate(doc, verdict.update)
    expect(hasPending(doc)).toBe(false)
  }
  return verdict
}

/** The code of a refusal, or the verdict's kind. The doc is as it was. */
function codeOf(handle: string, update: Uint8Array, more: Partial<JudgeContext> = {}): string {
  const before = Y.encodeStateAsUpdate(doc)
  const roots = [...doc.share.keys()]
  const verdict = judge(handle, update, more)
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  expect([...doc.share.keys()]).toEqual(roots)
  return verdict.kind === 'refused' ? verdict.refusal.code : verdict.kind
}

/** What a client that has the whole room sends when it does `change`. */
function change(client: number, edit: (entries: Y.Map<unknown>, copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = client
  const before = Y.encodeStateVector(copy)
  let update: Uint8Array | null = null
  copy.on('update', (bytes: Uint8Array) => {
    update = bytes
  })
  copy.transact(() => edit(copy.getMap('entries'), copy))
  return update ?? Y.encodeStateAsUpdate(copy, before)
}

const set = (client: number, key: string, value: unknown) => change(client, (entries) => entries.set(key, value))
const one = (client: number, struct: ForgedStruct, clock = 0) => forge([{ client, clock, structs: [struct] }])

describe('what an honest writer does', () => {
  it('accepts a note, an edit and a deletion of one’s own, and says what they did', () => {
    const key = keyOf(ada, 'secondnote')
    expect(take(ada, set(33, key, note))).toMatchObject({ kind: 'accepted', claims: [33], values: [{ key, value: note }], newEntries: 1 })
    const edited = { ...note, body: 'And when?', edited: '2026-11-22T10:10:00Z' }
    expect(take(ada, set(33, key, edited))).toMatchObject({ kind: 'accepted', claims: [], values: [{ key, value: edited }], newEntries: 0 })
    const deletion = take(ada, change(33, (entries) => entries.delete(key)))
    expect(deletion).toMatchObject({ kind: 'accepted', values: [], touched: new Set([key]) })
    expect(doc.getMap('entries').has(key)).toBe(false)
  })

  it('lets a second device edit what the first has written', () => {
    const edited = { ...note, body: 'From the other device' }
    expect(take(ada, set(44, adaKey, edited)).kind).toBe('accepted')
    expect(doc.getMap('entries').get(adaKey)).toEqual(edited)
  })

  it('takes what is known already as no change, also everybody’s', () => {
    const all = Y.encodeStateAsUpdate(doc)
    for (const who of [ada, ben, 'carcarcarcar']) expect(judge(who, all)).toMatchObject({ kind: 'accepted', update: null, claims: [] })
    expect(judge('carcarcarcar', all, { mayWrite: false })).toMatchObject({ kind: 'accepted', update: null })
  })

  it('takes a replay of everybody’s deletions as no change', () => {
    take(ada, change(adaClient, (entries) => entries.delete(adaKey)))
    take(ben, set(benClient, benKey, { ...note, body: 'again' }))
    expect(judge('carcarcarcar', Y.encodeStateAsUpdate(doc))).toMatchObject({ kind: 'accepted', update: null })
  })

  it('accepts hours of offline edits as one update, of which a part is known', () => {
    const offline = new Y.Doc()
    Y.applyUpdate(offline, Y.encodeStateAsUpdate(doc))
    offline.clientID = 55
    const key = keyOf(ada, 'offlinenote')
    offline.getMap('entries').set(key, note)
    take(ada, Y.encodeStateAsUpdate(offline))
    for (let i = 0; i < 20; i++) offline.getMap('entries').set(key, { ...note, body: `draft ${i}` })
    // The whole history again: one run of deletions, which reaches back into what is known.
    expect(take(ada, Y.encodeStateAsUpdate(offline)).kind).toBe('accepted')
    expect(doc.getMap('entries').toJSON()).toEqual(offline.getMap('entries').toJSON())
    expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(offline))
  })

  it('takes a reaction and a word on a thread, on others’ notes too, only at the one key each has', () => {
    const written = '2026-11-22T10:10:00Z'
    const nod = { v: 1, kind: 'reaction', of: benKey, emoji: '👍', written }
    const nodKey = keyOf(ada, reactionId(benKey, '👍'))
    const settled = { v: 1, kind: 'resolution', thread: benKey, state: 'resolved', written }
    expect(take(ada, set(adaClient, nodKey, nod)).kind).toBe('accepted')
    expect(take(ada, set(adaClient, keyOf(ada, resolutionId(benKey)), settled)).kind).toBe('accepted')
    expect(codeOf(ada, set(adaClient, keyOf(ada, 'a-second-nod'), nod))).toBe('bad-key')
    expect(codeOf(ada, set(adaClient, keyOf(ada, 'a-second-word'), settled))).toBe('bad-key')
    expect(codeOf(ada, set(adaClient, keyOf(ben, reactionId(benKey, '👍')), nod))).toBe('foreign-entry')
    expect(codeOf(ada, set(adaClient, keyOf(ada, reactionId(benKey, '🙏')), { ...nod, emoji: '🙏', more: 1 }))).toBe('bad-value')
    // Taken back, and given again.
    expect(take(ada, set(adaClient, nodKey, { v: 1, kind: 'withdrawal', written, withdrawn: written })).kind).toBe('accepted')
    expect(take(ada, set(adaClient, nodKey, nod)).kind).toBe('accepted')
  })

  it('takes tags on a note, ten at most', () => {
    const tags = Array.from({ length: 10 }, (_, at) => `tag ${at}`)
    expect(take(ada, set(adaClient, adaKey, { ...note, tags })).kind).toBe('accepted')
    expect(codeOf(ada, set(adaClient, adaKey, { ...note, tags: [...tags, 'one more'] }))).toBe('bad-value')
  })

  it('takes a note that its writer puts on another passage, and refuses one that misquotes it', () => {
    const moved = { ...note, target: noteOn('v1', 'The river rose', 'x').target, tags: ['flood'], edited: '2026-11-22T10:10:00Z', follows: [note.written] }
    expect(take(ada, set(adaClient, adaKey, moved)).kind).toBe('accepted')
    const [position, quote] = moved.target.selector
    const shifted = { ...moved, target: { version: 'v1', selector: [{ ...position, start: position.start + 1 }, quote] } }
    expect(codeOf(ada, set(adaClient, adaKey, shifted))).toBe('bad-quotation')
  })

  it('says that an update builds on something missing, and takes it when that has come', () => {
    const first = writtenBy(66, [[keyOf(ada, 'one-of-two'), note]])
    const known = Y.encodeStateVector(first)
    writtenBy(66, [[keyOf(ada, 'two-of-two'), note]], first)
    const second = Y.encodeStateAsUpdate(first, known)
    expect(judge(ada, second)).toEqual({ kind: 'gap' })
    take(ada, Y.encodeStateAsUpdate(first))
    expect(take(ada, second)).toMatchObject({ kind: 'accepted', update: null })
  })

  it('accepts a laptop whose clock is wrong by a day', () => {
    expect(judge(ada, set(33, keyOf(ada, 'fromfuture'), { ...note, written: '2036-01-01T00:00:00Z' })).kind).toBe('accepted')
  })

  it('encodes only what is new and its own to change', () => {
    const key = keyOf(ada, 'thirdnote')
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    copy.clientID = 33
    copy.getMap('entries').set(key, note)
    const verdict = judge(ada, Y.encodeStateAsUpdate(copy))
    const { structs } = Y.decodeUpdate(verdict.kind === 'accepted' && verdict.update !== null ? verdict.update : new Uint8Array([0, 0]))
    expect(structs.map(({ id }) => id.client)).toEqual([33])
  })
})

describe('forging', () => {
  it('refuses a note under another’s key', () => {
    expect(codeOf(ben, set(33, keyOf(ada, 'newofbens'), note))).toBe('foreign-entry')
  })
  it('refuses to overwrite another’s note', () => {
    expect(codeOf(ben, set(benClient, adaKey, note))).toBe('foreign-entry')
  })
  it('refuses to delete another’s note', () => {
    expect(codeOf(ben, change(benClient, (entries) => entries.delete(adaKey)))).toBe('bad-delete')
  })
  it('refuses another’s client id, used or only claimed', () => {
    expect(codeOf(ben, set(adaClient, keyOf(ben, 'asadaclient'), note))).toBe('foreign-client')
    owners.set(77, ada)
    expect(codeOf(ben, one(77, { key: keyOf(ben, 'asadaclient'), values: [note] }))).toBe('foreign-client')
  })
  it('refuses an item that hangs on another’s', () => {
    expect(codeOf(ben, one(33, { origin: { client: adaClient, clock: 0 }, values: [note] }))).toBe('foreign-entry')
  })
  it('refuses one client id in two sections', () => {
    const section = { client: 33, clock: 0, structs: [{ key: keyOf(ben, 'doubledxx'), values: [note] }] }
    expect(codeOf(ben, forge([section, { ...section, structs: [{ key: adaKey, values: [note] }] }]))).toBe('bad-structure')
    expect(codeOf(ben, forge([section, { ...section, clock: 1, structs: [{ key: keyOf(ben, 'doubledyy'), values: [note] }] }]))).toBe('bad-structure')
  })
  it('refuses other roots, lists, nested types and insertions before an item', () => {
    expect(codeOf(ben, one(33, { parent: 'elsewhere', key: benKey, values: [note] }))).toBe('unknown-root')
    expect(codeOf(ben, one(33, { key: null, values: [note] }))).toBe('bad-structure')
    expect(codeOf(ben, one(33, { parent: { client: adaClient, clock: 0 }, key: benKey, values: [note] }))).toBe('bad-structure')
    expect(codeOf(ben, one(33, { rightOrigin: { client: benClient, clock: 0 }, values: [note] }))).toBe('bad-structure')
  })
  it.each([['garbage', 0], ['JSON', 2], ['binary', 3], ['a text', 4], ['an embed', 5], ['a format', 6], ['a type', 7], ['a subdocument', 9], ['a skip', 10], ['an unknown kind', 11]])(
    'refuses %s in place of a value', (_, ref) => {
      expect(codeOf(ben, one(33, { ref, key: benKey }))).toBe('bad-structure')
    })
  it('refuses an origin in its own future, and a circle', () => {
    expect(codeOf(ben, one(33, { origin: { client: 33, clock: 0 }, values: [note] }))).toBe('bad-structure')
    expect(codeOf(ben, one(33, { origin: { client: 33, clock: 9 }, values: [note] }))).toBe('bad-structure')
    const circle = forge([
      { client: 34, clock: 0, structs: [{ origin: { client: 33, clock: 0 }, values: [note] }] },
      { client: 33, clock: 0, structs: [{ origin: { client: 34, clock: 0 }, values: [note] }] },
    ])
    expect(codeOf(ben, circle)).toBe('bad-structure')
  })
  it('leaves a false copy of what is known out of what it applies', () => {
    const lie = forge([{ client: benClient, clock: 0, structs: [{ key: adaKey, values: ['nonsense'] }, { key: keyOf(ben, 'honestone'), values: [note] }] }])
    expect(take(ben, lie).kind).toBe('accepted')
    expect(doc.getMap('entries').get(adaKey)).toEqual(note)
    expect(doc.getMap('entries').get(keyOf(ben, 'honestone'))).toEqual(note)
  })
  it('refuses deletions of what is another’s and not there yet', () => {
    expect(codeOf(ben, forge([], { [adaClient]: [[0, 5]] }))).toBe('bad-delete')
    expect(codeOf(ben, forge([], { [adaClient]: [[0, 1]] }))).toBe('bad-delete')
  })
  it('does not take deletions of one’s own future, or of clients nobody knows', () => {
    expect(codeOf(ben, forge([], { [benClient]: [[1, 3]] }))).toBe('gap')
    expect(codeOf(ben, forge([], { 999: [[0, 1]] }))).toBe('gap')
  })
  it('does not take what depends on what never comes', () => {
    owners.set(34, ben)
    expect(codeOf(ben, one(33, { key: keyOf(ben, 'hangingxx'), values: [note] }, 5))).toBe('gap')
    expect(codeOf(ben, one(33, { origin: { client: 34, clock: 3 }, values: [note] }))).toBe('gap')
  })
})

describe('values', () => {
  const bad = (value: unknown, key = keyOf(ada, 'badvalue1')) => codeOf(ada, one(33, { key, values: [value] }))
  const proto = (value: object) => Object.assign(Object.create({ edited: '2026-11-22T10:10:00Z' }) as object, value)

  it('refuses what is no entry', () => {
    for (const value of [null, 1, 'words', [], {}, { ...note, v: 2 }, { ...note, extra: 1 }, { ...note, kind: 'poem' }, { ...note, body: ' ' }]) expect(bad(value)).toBe('bad-value')
  })
  it('refuses what JSON or Postgres would not give back', () => {
    for (const value of [{ ...note, body: 'a\0b' }, { ...note, body: 1n }, { ...note, edited: undefined }, { ...note, body: new Uint8Array(3) }, { ...note, mark: NaN }]) expect(bad(value)).toBe('bad-value')
    const positions = [NaN, Infinity, -0].map((start) => ({ ...note, target: { ...note.target, selector: [{ ...note.target.selector[0], start }, note.target.selector[1]] } }))
    for (const value of positions) expect(bad(value)).toBe('bad-value')
  })
  it('refuses fields that come by way of __proto__', () => {
    const value = JSON.parse(JSON.stringify(note).replace('"kind"', '"__proto__":{"edited":"2026-11-22T10:10:00Z"},"kind"')) as Annotation
    expect(Object.keys(value)).toContain('__proto__')
    expect(bad(value)).toBe('bad-value')
    expect(Object.getPrototypeOf(proto(note))).not.toBe(Object.prototype)
  })
  it('refuses more than one value in an item', () => {
    expect(codeOf(ada, one(33, { key: keyOf(ada, 'twovalues'), values: [note, note] }))).toBe('bad-structure')
    expect(codeOf(ada, one(33, { key: keyOf(ada, 'novaluesx'), values: [] }))).toBe('bad-structure')
  })
  it('refuses bytes that are no text', () => {
    const update = one(33, { key: keyOf(ada, 'surrogate'), values: [{ ...note, body: 'Q'.repeat(8) }] })
    const at = update.indexOf(0x51)
    update.set([0xed, 0xa0, 0x80], at)
    expect(codeOf(ada, update)).toBe('malformed')
  })
  it('refuses a quotation that is not what the reading says there', () => {
    const [position, quote] = note.target.selector
    const quoting = (selector: unknown, version = 'v1') => ({ ...note, target: { version, selector } })
    expect(bad(quoting([position, { ...quote, exact: 'the upper town' }]))).toBe('bad-quotation')
    expect(bad(quoting([{ ...position, start: position.start + 1, end: position.end + 1 }, quote]))).toBe('bad-quotation')
    expect(bad(quoting([{ ...position, start: 1000, end: 1014 }, quote]))).toBe('bad-quotation')
    expect(bad(quoting([position, { ...quote, prefix: 'made up ' }]))).toBe('bad-quotation')
    expect(bad(quoting(note.target.selector, 'v2'))).toBe('bad-quotation')
    const wave = text.indexOf('🌊')
    expect(bad(quoting([{ ...position, start: wave - 1, end: wave + 1 }, { ...quote, exact: text.slice(wave - 1, wave) }]))).toBe('bad-quotation')
  })
  it('refuses keys of another form', () => {
    for (const id of ['short', 'with space', '../../etc', 'x'.repeat(40)]) expect(bad(note, `${ada}:${id}`)).toBe('bad-key')
    expect(bad(note, 'nohandle')).toBe('bad-key')
    expect(bad(note, '__proto__')).toBe('bad-key')
  })
  it('names every entry that is wrong', () => {
    const keys = [keyOf(ada, 'wrongone1'), keyOf(ada, 'wrongone2')]
    const update = forge([{ client: 33, clock: 0, structs: [{ key: keys[0] ?? '', values: [1] }, { key: keyOf(ada, 'rightone1'), values: [note] }, { key: keys[1] ?? '', values: [2] }] }])
    const verdict = judge(ada, update)
    expect(verdict.kind === 'refused' && verdict.refusal.keys).toEqual(keys)
  })
})

describe('bounds', () => {
  it('refuses an update that is too large', () => {
    expect(codeOf(ada, new Uint8Array(defaultLimits.maxUpdateBytes + 1))).toBe('too-large')
  })
  it('refuses thousands of client ids, at once and over time', () => {
    const sections = Array.from({ length: 40 }, (_, i) => ({ client: 100 + i, clock: 0, structs: [{ key: keyOf(ada, 'manyclients'), values: [note] }] }))
    expect(codeOf(ada, forge(sections))).toBe('too-many-clients')
    expect(codeOf(ada, forge(sections.slice(0, 2)), { clientsOfWriter: defaultLimits.maxClientsPerPerson - 1 })).toBe('too-many-clients')
  })
  it('refuses one value too many that does not know of the others', () => {
    const key = keyOf(ada, 'siblings1')
    for (let i = 0; i < 4; i++) take(ada, one(100 + i, { key, values: [note] }))
    expect(codeOf(ada, one(200, { key, values: [note] }), { limits: { ...defaultLimits, maxSiblings: 4 } })).toBe('too-many-clients')
    expect(codeOf(ada, set(200, key, note), { limits: { ...defaultLimits, maxSiblings: 4 } })).toBe('accepted')
  })
  it('refuses more entries than one person may have', () => {
    expect(codeOf(ada, set(33, keyOf(ada, 'onetoomany'), note), { entriesOfWriter: defaultLimits.maxEntriesPerPerson })).toBe('too-many-entries')
    expect(codeOf(ada, set(33, adaKey, note), { entriesOfWriter: defaultLimits.maxEntriesPerPerson })).toBe('accepted')
  })
  it('refuses delete sets of very many ranges', () => {
    const ranges = Array.from({ length: 20 }, (): [number, number] => [0, 1])
    expect(codeOf(ada, forge([], { [adaClient]: ranges }), { limits: { ...defaultLimits, maxDeleteRanges: 10 } })).toBe('too-large')
  })
  it('looks once at what a delete set names often', () => {
    const ranges = Array.from({ length: 50 }, (): [number, number] => [0, 1])
    take(ada, change(adaClient, (entries) => entries.delete(adaKey)))
    expect(judge(ben, forge([], { [adaClient]: ranges }))).toMatchObject({ kind: 'accepted', update: null, work: 1 })
  })
  it('refuses every cut of an update, and what is longer than it', () => {
    const update = set(33, keyOf(ada, 'truncated'), note)
    for (let length = 0; length < update.length; length++) expect(codeOf(ada, update.subarray(0, length))).toBe('malformed')
    expect(codeOf(ada, new Uint8Array([...update, 0]))).toBe('malformed')
  })
  it('refuses nesting beyond measure', () => {
    const deep = new Uint8Array(200_000).fill(117)
    for (let i = 1; i < deep.length; i += 2) deep[i] = 1
    const head = one(33, { key: keyOf(ada, 'nestedxxx'), values: [] }).slice(0, -2)
    expect(codeOf(ada, new Uint8Array([...head, 1, ...deep]))).toBe('malformed')
  })
})

describe('readers', () => {
  it('refuses any change of somebody who may only read', () => {
    expect(codeOf(ada, set(33, keyOf(ada, 'readonly1'), note), { mayWrite: false })).toBe('read-only')
    expect(codeOf(ada, change(adaClient, (entries) => entries.delete(adaKey)), { mayWrite: false })).toBe('read-only')
    expect(codeOf(ada, new Uint8Array([0, 0]), { mayWrite: false })).toBe('accepted')
  })
})
