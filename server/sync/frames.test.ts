import * as encoding from 'lib0/encoding'
import { describe, expect, it } from 'vitest'
import { readFrame, updateFrame } from './frames.ts'

describe('readFrame', () => {
  it('reads a message that stands in the midst of other memory', () => {
    const frame = updateFrame(new Uint8Array([1, 2, 3]))
    const memory = new Uint8Array([9, 9, ...frame, 9, 9])
    expect(readFrame(memory.subarray(2, 2 + frame.length))).toEqual({ kind: 'update', bytes: new Uint8Array([1, 2, 3]) })
  })

  it('does not read on into memory that is not the frame’s', () => {
    const claims = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, 2)
      encoding.writeVarUint(encoder, 40)
    })
    const memory = new Uint8Array(100)
    memory.set(claims)
    expect(readFrame(memory.subarray(0, claims.length))).toBeNull()
  })

  it('finds no message in an empty frame, an unknown type, or an unknown step', () => {
    for (const frame of [[], [2, 0], [7, 0], [64, 0], [0, 3, 0]]) expect(readFrame(new Uint8Array(frame))).toBeNull()
  })
})
