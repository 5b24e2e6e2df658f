import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../testing/random.ts'
import { ByteReader } from './byte-reader.ts'

const written = (value: unknown) => encoding.encode((encoder) => encoding.writeAny(encoder, value as never))

function read(bytes: Uint8Array): { value: unknown; isPlain: boolean } {
  const reader = new ByteReader(bytes)
  const value = reader.value()
  expect(reader.isAtEnd).toBe(true)
  return { value, isPlain: reader.isPlain }
}

describe('what lib0 has written', () => {
  const texts = ['', 'kind', 'kinds', 'a word of twenty byt', 'a word of twenty-one b', 'naïve', '🌊', '\uFFFD', '\uFEFFmarked', 'x'.repeat(500), 'é'.repeat(300)]
  const plain = [null, true, false, 0, 1, -1, 63, 64, -64, 8191, 2 ** 31, -(2 ** 31), 2 ** 40, 0.5, 1.1, ...texts, [], [1, [2]], { a: { b: ['c'] } }]

  it('reads the same as lib0, and says that it is plain', () => {
    for (const value of plain) for (let again = 0; again < 2; again++) expect(read(written(value))).toEqual({ value, isPlain: true })
  })

  it('says of what JSON or Postgres would not give back that it is not plain', () => {
    for (const value of [undefined, NaN, Infinity, -0, 7n, new Uint8Array([1]), 'a\0b', { 'a\0': 1 }, { x: [undefined] }]) expect(read(written(value)).isPlain).toBe(false)
    const named = (value: unknown) => encoding.encode((encoder) => {
      encoding.writeUint8(encoder, 118)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, '__proto__')
      encoding.writeAny(encoder, value as never)
    })
    for (const value of [{ edited: 'x' }, null, 5]) expect(read(named(value))).toEqual({ value: {}, isPlain: false })
  })

  it('takes eight in one another, and no more', () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])
    expect(read(written(nested(8))).isPlain).toBe(true)
    expect(read(written(nested(9))).isPlain).toBe(false)
  })
})

it('refuses bytes that end too early, that are no text and that lead nowhere', () => {
  const whole = written({ body: 'words', of: ['it', 1.1, 2 ** 40], more: 'é'.repeat(40) })
  for (let length = 0; length < whole.length; length++) expect(() => read(whole.subarray(0, length))).toThrow()
  for (const bytes of [[119, 3, 0xed, 0xa0, 0x80], [119, 1, 0xff], [0], [115], [125, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]]) expect(() => read(new Uint8Array(bytes))).toThrow()
})

it('reads what it reads at all as lib0 does, whatever bytes change', () => {
  const random = randomFrom(20261122)
  const source = written({ v: 1, kind: 'annotation', target: { selector: [{ start: 29, end: 82 }, { exact: 'the market 🌊' }] }, body: 'naïve words', tags: ['a', 'b'], edited: null, at: 0.25 })
  let read = 0
  for (let i = 0; i < 20_000; i++) {
    const bytes = Uint8Array.from(source)
    for (let left = 1 + Math.floor(random() * 2); left > 0; left--) bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
    const reader = new ByteReader(bytes)
    let value: unknown
    try {
      value = reader.value()
    } catch {
      continue
    }
    read++
    const decoder = decoding.createDecoder(bytes)
    const expected: unknown = decoding.readAny(decoder)
    if (!reader.isPlain) continue
    expect(decoder.pos).toBe(reader.pos)
    expect(value).toEqual(expected)
  }
  expect(read).toBeGreaterThan(2000)
})
