const prime = 0x100000001b3n
const basis = 0xcbf29ce484222325n

/**
 * An id for what there can be only one of: `KIND-` and the 64-bit FNV-1a hash of `of` (as UTF-8), 16 hexadecimal digits.
 * Two devices of one person then write the same key instead of two. Not secret, and a collision costs only its maker.
 * http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function derivedId(kind: string, of: string): string {
  let hash = basis
  for (const byte of new TextEncoder().encode(of)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime)
  return `${kind}-${hash.toString(16).padStart(16, '0')}`
}
