import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array, type Encoder } from 'lib0/encoding'
import { WebSocketServer, type WebSocket } from 'ws'
import { modifyAwarenessUpdate } from 'y-protocols/awareness'
import { writeSyncStep1, writeSyncStep2, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import type { PostilMessage } from '@/lib/domain/layer/wire.ts'
import { closeCode, entriesRoot, postilMessageType } from '@/lib/domain/layer/wire-names.ts'

/** What the server does with an update message. */
export type Verdict =
  | 'accept'
  /** Commits, and is gone before it says so. */
  | 'commit-and-vanish'
  /** Is gone before it commits. */
  | 'vanish'
  /** Fails: 4500, nothing committed. */
  | 'fail'
  /** Keeps it and all that comes after it, neither committed nor answered, until `release`. */
  | 'hold'
  | 'refuse'
  /** Closes with 4422 and not a word on which. */
  | 'refuse-silently'

export interface Written {
  key: string
  value: unknown
}

/** A room of one's own that speaks y-websocket and our acknowledgements, and errs as a test tells it to. */
export class ScriptedServer {
  /** Decides on every update message that changes something. */
  judge: (written: Written) => Verdict = () => 'accept'
  refusal: Omit<Extract<PostilMessage, { type: 'refused' }>, 'type' | 'count' | 'keys'> = { code: 'bad-value', message: 'A note needs words.' }
  /** Close code for the next sockets, at once. */
  turnAway: number | null = null
  /** What was committed, in order. */
  readonly committed: Written[] = []
  readonly doc = new Y.Doc()
  /** Handles stamped on presence, by order of connecting. */
  handles: string[] = []
  connections = 0
  readonly #server: WebSocketServer
  readonly #sockets = new Map<WebSocket, { count: number; handle: string }>()
  readonly #held: (() => void)[] = []

  private constructor(server: WebSocketServer, room: string) {
    this.#server = server
    server.on('connection', (socket, { url }) => {
      // A port can be given again, and a layer left by an earlier test may still be looking for its room there.
      if (url?.startsWith(`/sync/${room}?`)) this.#open(socket)
      else socket.close(closeCode.notFound)
    })
  }

  static async start(room: string, port = 0): Promise<ScriptedServer> {
    const server = new WebSocketServer({ port, host: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    return new ScriptedServer(server, room)
  }

  get port(): number {
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.')
    return address.port
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/sync`
  }

  get sockets(): number {
    return this.#sockets.size
  }

  values(): Record<string, unknown> {
    return this.doc.getMap(entriesRoot).toJSON()
  }

  /** Writes as somebody else would. */
  write(key: string, value: unknown): void {
    this.#commit(encodeWrite(this.doc, key, value), null)
  }

  get held(): number {
    return this.#held.length
  }

  /** Judges the first `count` of what is held again: what would still be held is accepted. */
  release(count = this.#held.length): void {
    for (const go of this.#held.splice(0, count)) go()
  }

  closeSockets(code: number): void {
    for (const socket of this.#sockets.keys()) socket.close(code)
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets.keys()) socket.terminate()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #open(socket: WebSocket): void {
    const state = { count: 0, handle: this.handles[this.connections] ?? '' }
    this.connections += 1
    if (this.turnAway !== null) {
      socket.close(this.turnAway)
      return
    }
    this.#sockets.set(socket, state)
    socket.on('close', () => this.#sockets.delete(socket))
    socket.on('message', (data: Buffer) => { this.#receive(socket, state, new Uint8Array(data)) })
    send(socket, (encoder) => {
      writeVarUint(encoder, 0)
      writeSyncStep1(encoder, this.doc)
    })
  }

  #receive(socket: WebSocket, state: { count: number; handle: string }, data: Uint8Array): void {
    const decoder = createDecoder(data)
    const type = readVarUint(decoder)
    if (type === 1) {
      const stamped = modifyAwarenessUpdate(readVarUint8Array(decoder), (present: object | null) => present && { ...present, handle: state.handle })
      for (const other of this.#sockets.keys()) if (other !== socket) send(other, (encoder) => { writeVarUint(encoder, 1); writeVarUint8Array(encoder, stamped) })
    }
    if (type !== 0) return
    const step = readVarUint(decoder)
    const bytes = readVarUint8Array(decoder)
    if (step === 0) {
      send(socket, (encoder) => {
        writeVarUint(encoder, 0)
        writeSyncStep2(encoder, this.doc, bytes)
      })
      return
    }
    state.count += 1
    this.#decide(socket, state.count, bytes)
  }

  #decide(socket: WebSocket, count: number, bytes: Uint8Array, isReleased = false): void {
    const written = this.#readWrite(bytes)
    const judged = written ? this.judge(written) : 'accept'
    const verdict = isReleased ? (judged === 'hold' ? 'accept' : judged) : this.#held.length > 0 ? 'hold' : judged
    const commit = () => {
      if (written) this.committed.push(written)
      this.#commit(bytes, socket)
    }
    switch (verdict) {
      case 'accept': commit(); say(socket, { type: 'acknowledged', count }); break
      case 'hold': this.#held.push(() => { this.#decide(socket, count, bytes, true) }); break
      case 'commit-and-vanish': commit(); socket.terminate(); break
      case 'vanish': socket.terminate(); break
      case 'fail': this.#sockets.delete(socket); socket.removeAllListeners('message'); socket.close(closeCode.commitFailed); break
      case 'refuse':
      case 'refuse-silently':
        if (verdict === 'refuse') say(socket, { type: 'refused', count, keys: written ? [written.key] : [], ...this.refusal })
        socket.removeAllListeners('message')
        socket.close(closeCode.refused)
        break
    }
  }

  #commit(bytes: Uint8Array, from: WebSocket | null): void {
    Y.applyUpdate(this.doc, bytes)
    for (const other of this.#sockets.keys()) {
      if (other !== from) send(other, (encoder) => { writeVarUint(encoder, 0); writeUpdate(encoder, bytes) })
    }
  }

  /** The one entry an update writes; null where it writes none. */
  #readWrite(bytes: Uint8Array): Written | null {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.doc))
    const keys: string[] = []
    const { structs } = Y.decodeUpdate(bytes)
    copy.getMap(entriesRoot).observe((event) => keys.push(...(event.keysChanged as Set<string>)))
    Y.applyUpdate(copy, bytes)
    const [key] = keys
    if (structs.length === 0 || key === undefined) return null
    return { key, value: copy.getMap(entriesRoot).get(key) }
  }
}

function encodeWrite(doc: Y.Doc, key: string, value: unknown): Uint8Array {
  const writer = new Y.Doc()
  Y.applyUpdate(writer, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(writer)
  writer.getMap(entriesRoot).set(key, value)
  return Y.encodeStateAsUpdate(writer, before)
}

function send(socket: WebSocket, write: (encoder: Encoder) => void): void {
  const encoder = createEncoder()
  write(encoder)
  socket.send(toUint8Array(encoder))
}

function say(socket: WebSocket, message: PostilMessage): void {
  send(socket, (encoder) => {
    writeVarUint(encoder, postilMessageType)
    writeVarString(encoder, JSON.stringify(message))
  })
}
