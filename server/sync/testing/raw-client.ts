import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { PostilMessage } from '@/lib/domain/layer/wire.ts'
import { postilMessage, postilMessageType } from '@/lib/domain/layer/wire.ts'

/** What the server has sent, as frames. */
export type Heard =
  | { kind: 'step1' | 'step2' | 'update' | 'awareness'; bytes: Uint8Array }
  | { kind: 'postil'; message: PostilMessage }

/** What became of updates. */
export type Settled = Extract<PostilMessage, { type: 'acknowledged' | 'refused' }>

/** A client that speaks the protocol by hand, and so can lie. */
export class RawClient {
  readonly heard: Heard[] = []
  /** Every byte of it. */
  received = Buffer.alloc(0)
  /** All that the server has told of the layer. */
  readonly doc = new Y.Doc()
  closed: { code: number; reason: string } | null = null
  readonly ws: WebSocket

  constructor(url: string, roomId: string, options: { cookie?: string; origin?: string; postil?: boolean } = {}) {
    const headers: Record<string, string> = {}
    if (options.cookie !== undefined) headers.cookie = options.cookie
    if (options.origin !== undefined) headers.origin = options.origin
    this.ws = new WebSocket(`${url}/${roomId}${options.postil === false ? '' : '?postil=1'}`, { headers })
    this.ws.binaryType = 'nodebuffer'
    this.ws.on('message', (data: Buffer) => this.hear(data))
    this.ws.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() }
    })
    this.ws.on('error', () => undefined)
  }

  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.ws.once('open', resolve)
      this.ws.once('error', reject)
    })
  }

  ended(): Promise<{ code: number; reason: string }> {
    if (this.closed !== null) return Promise.resolve(this.closed)
    return new Promise((resolve) => this.ws.once('close', (code, reason) => resolve({ code, reason: reason.toString() })))
  }

  sendUpdate(bytes: Uint8Array): void {
    this.sendSync(2, bytes)
  }

  sendStep1(doc: Y.Doc = new Y.Doc()): void {
    this.sendSync(0, Y.encodeStateVector(doc))
  }

  sendStep2(bytes: Uint8Array): void {
    this.sendSync(1, bytes)
  }

  sendAwareness(states: { client: number; clock: number; state: unknown }[]): void {
    this.ws.send(encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint8Array(encoder, encoding.encode((inner) => {
        encoding.writeVarUint(inner, states.length)
        for (const { client, clock, state } of states) {
          encoding.writeVarUint(inner, client)
          encoding.writeVarUint(inner, clock)
          encoding.writeVarString(inner, JSON.stringify(state))
        }
      }))
    }))
  }

  /** What it was told so far of what became of its updates. */
  messages(): Settled[] {
    return this.told().filter((message): message is Settled => message.type === 'acknowledged' || message.type === 'refused')
  }

  /** All of our own messages so far. */
  told(): PostilMessage[] {
    return this.heard.flatMap((heard) => (heard.kind === 'postil' ? [heard.message] : []))
  }

  /** The last state heard of each client id; null where it has gone. */
  presences(): Map<number, unknown> {
    const states = new Map<number, unknown>()
    for (const heard of this.heard) {
      if (heard.kind !== 'awareness') continue
      const decoder = decoding.createDecoder(heard.bytes)
      for (let left = decoding.readVarUint(decoder); left > 0; left--) {
        const client = decoding.readVarUint(decoder)
        decoding.readVarUint(decoder)
        states.set(client, JSON.parse(decoding.readVarString(decoder)))
      }
    }
    return states
  }

  close(): void {
    this.ws.close()
  }

  private sendSync(type: number, bytes: Uint8Array): void {
    this.ws.send(encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, type)
      encoding.writeVarUint8Array(encoder, bytes)
    }))
  }

  private hear(data: Uint8Array): void {
    this.received = Buffer.concat([this.received, data])
    const decoder = decoding.createDecoder(data)
    switch (decoding.readVarUint(decoder)) {
      case 0: {
        const kind = (['step1', 'step2', 'update'] as const)[decoding.readVarUint(decoder)]
        const bytes = decoding.readVarUint8Array(decoder)
        if (kind === undefined) throw new Error('The server sent no sync message.')
        this.heard.push({ kind, bytes })
        if (kind !== 'step1') Y.applyUpdate(this.doc, bytes)
        break
      }
      case 1:
        this.heard.push({ kind: 'awareness', bytes: decoding.readVarUint8Array(decoder) })
        break
      case postilMessageType:
        this.heard.push({ kind: 'postil', message: postilMessage.parse(JSON.parse(decoding.readVarString(decoder))) })
        break
      default:
        throw new Error('The server sent an unknown message.')
    }
  }
}
