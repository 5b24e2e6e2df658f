import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { PostilMessage } from '@/lib/domain/layer/wire.ts'
import { postilMessageType } from '@/lib/domain/layer/wire.ts'

/** Message types of y-websocket, and of y-protocols/sync within type 0. */
const messageType = { sync: 0, awareness: 1, queryAwareness: 3 } as const
const syncType = { step1: 0, step2: 1, update: 2 } as const

/** A frame that a client may send. `bytes` are a view into it. */
export type ClientFrame =
  | { kind: 'step1'; bytes: Uint8Array }
  | { kind: 'step2'; bytes: Uint8Array }
  | { kind: 'update'; bytes: Uint8Array }
  | { kind: 'awareness'; bytes: Uint8Array }
  | { kind: 'query-awareness' }

/** One message a frame. Null where it is none of a client's. */
export function readFrame(frame: Uint8Array): ClientFrame | null {
  try {
    const decoder = decoding.createDecoder(frame)
    const message = readMessage(decoder)
    // lib0 reads a view as long as the frame claims it is, into whatever memory follows the frame's.
    return decoder.pos > frame.length ? null : message
  } catch {
    return null
  }
}

/** Whether a client's first frame asks for all there is: a sync request of somebody who has nothing. */
export function asksForAll(first: { data: Uint8Array; isBinary: boolean } | undefined): boolean {
  const message = first?.isBinary === true ? readFrame(first.data) : null
  return message?.kind === 'step1' && isOfNothing(message.bytes)
}

/** The state vector of somebody who has nothing. */
export const isOfNothing = (stateVector: Uint8Array) => stateVector.length === 1 && stateVector[0] === 0

function readMessage(decoder: decoding.Decoder): ClientFrame | null {
  switch (decoding.readVarUint(decoder)) {
    case messageType.sync: return readSync(decoder)
    case messageType.awareness: return { kind: 'awareness', bytes: decoding.readVarUint8Array(decoder) }
    case messageType.queryAwareness: return { kind: 'query-awareness' }
    default: return null
  }
}

function readSync(decoder: decoding.Decoder): ClientFrame | null {
  const type = decoding.readVarUint(decoder)
  const bytes = decoding.readVarUint8Array(decoder)
  switch (type) {
    case syncType.step1: return { kind: 'step1', bytes }
    case syncType.step2: return { kind: 'step2', bytes }
    case syncType.update: return { kind: 'update', bytes }
    default: return null
  }
}

const frame = (write: (encoder: encoding.Encoder) => void) => encoding.encode(write)

const syncFrame = (type: number, bytes: Uint8Array) =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync)
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, bytes)
  })

export const step1Frame = (stateVector: Uint8Array) => syncFrame(syncType.step1, stateVector)
export const step2Frame = (update: Uint8Array) => syncFrame(syncType.step2, update)
export const updateFrame = (update: Uint8Array) => syncFrame(syncType.update, update)

export const awarenessFrame = (states: Uint8Array) =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness)
    encoding.writeVarUint8Array(encoder, states)
  })

/** Says nothing, but is a message: a stock client that hears none for 30 s reconnects. */
export const keepaliveFrame = awarenessFrame(new Uint8Array([0]))

/** Our own type, for sockets that asked for it. */
export const postilFrame = (message: PostilMessage) =>
  frame((encoder) => {
    encoding.writeVarUint(encoder, postilMessageType)
    encoding.writeVarString(encoder, JSON.stringify(message))
  })
