import { Refusal } from './refusal.ts'

/** Arrays and objects in one another that a value may have; and beyond which nobody reads on. */
const maxDepth = 8
const deepest = 100
/** Bytes of a string that may be one of those that come again and again: names of fields, kinds, marks. */
const longestWord = 20
const rememberedWords = 512

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** By a hash of their bytes. Whoever sends others only makes reading slower. */
const words: (string | undefined)[] = new Array<string | undefined>(rememberedWords).fill(undefined)

/**
 * Reads lib0's encoding as lib0 does, but nothing beyond the end, no number beyond 2^53 and no unending nesting: those
 * throw a Refusal, and what is not UTF-8 a TypeError. Built for judging: short strings that came before are not made anew, and
 * whether a value is plain is known when it has been read.
 */
export class ByteReader {
  pos = 0
  /**
   * Whether JSON and Postgres give back every value read since this was set to true as it is. What lib0 can carry beyond
   * that (undefined, BigInt, bytes, NaN, NUL, a `__proto__` that a schema takes for own fields) is not plain.
   */
  isPlain = true
  private readonly bytes: Buffer
  private readonly end: number

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    this.end = bytes.length
  }

  get isAtEnd(): boolean {
    return this.pos === this.end
  }

  byte(): number {
    if (this.pos >= this.end) throw new Refusal('malformed')
    return this.bytes[this.pos++] as number
  }

  uint(): number {
    const first = this.byte()
    return first < 0x80 ? first : this.more(first & 0x7f, 0x80)
  }

  text(): string {
    const length = this.uint()
    const from = this.pos
    this.skip(length)
    return length > longestWord ? this.long(from) : this.word(from, length)
  }

  /** Any value, lib0's `readAny`. */
  value(depth = 0): unknown {
    if (depth > maxDepth) {
      this.isPlain = false
      if (depth > deepest) throw new Refusal('malformed')
    }
    switch (this.byte()) {
      case 119: return this.text()
      case 118: return this.object(depth)
      case 117: return this.array(depth)
      case 126: return null
      case 121: return false
      case 120: return true
      case 125: return this.number(this.int())
      case 124: return this.number(this.view(4).getFloat32(0))
      case 123: return this.number(this.view(8).getFloat64(0))
      case 127: return this.notPlain(undefined)
      case 122: return this.notPlain(this.view(8).getBigInt64(0))
      case 116: return this.notPlain(this.raw())
      default: throw new Refusal('malformed')
    }
  }

  private int(): number {
    const first = this.byte()
    const sign = (first & 0x40) === 0 ? 1 : -1
    return sign * (first < 0x80 ? first & 0x3f : this.more(first & 0x3f, 0x40))
  }

  /** The rest of a number of which `value` is known; the next seven bits weigh `scale`. */
  private more(value: number, scale: number): number {
    for (;;) {
      const byte = this.byte()
      value += (byte & 0x7f) * scale
      if (value > Number.MAX_SAFE_INTEGER) throw new Refusal('malformed')
      if (byte < 0x80) return value
      scale *= 0x80
    }
  }

  private skip(length: number): void {
    if (length > this.end - this.pos) throw new Refusal('malformed')
    this.pos += length
  }

  private word(from: number, length: number): string {
    const { bytes } = this
    let hash = length
    for (let i = 0; i < length; i++) {
      const byte = bytes[from + i] as number
      if (byte === 0 || byte > 0x7f) return this.long(from)
      hash = (Math.imul(hash, 31) + byte) | 0
    }
    const slot = (hash ^ (hash >>> 15)) & (rememberedWords - 1)
    const known = words[slot]
    if (known !== undefined && known.length === length && this.says(known, from)) return known
    return (words[slot] = this.long(from))
  }

  private says(word: string, from: number): boolean {
    for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== this.bytes[from + i]) return false
    return true
  }

  /** The string from `from` to where the reader is. */
  private long(from: number): string {
    let text = this.bytes.toString('utf8', from, this.pos)
    // What was there, or what stands for bytes that are no text: for that this throws.
    if (text.includes('\uFFFD')) text = utf8.decode(this.bytes.subarray(from, this.pos))
    if (text.includes('\0')) this.isPlain = false
    return text
  }

  private object(depth: number): Record<string, unknown> {
    const made: Record<string, unknown> = {}
    for (let left = this.uint(); left > 0; left--) {
      const name = this.text()
      const value = this.value(depth + 1)
      if (name === '__proto__') this.isPlain = false
      else made[name] = value
    }
    return made
  }

  private array(depth: number): unknown[] {
    const made: unknown[] = []
    for (let left = this.uint(); left > 0; left--) made.push(this.value(depth + 1))
    return made
  }

  private raw(): Uint8Array {
    const length = this.uint()
    const from = this.pos
    this.skip(length)
    return this.bytes.subarray(from, this.pos)
  }

  private view(length: number): DataView {
    const from = this.pos
    this.skip(length)
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + from, length)
  }

  private number(value: number): number {
    if (!Number.isFinite(value) || Object.is(value, -0)) this.isPlain = false
    return value
  }

  private notPlain<T>(value: T): T {
    this.isPlain = false
    return value
  }
}
