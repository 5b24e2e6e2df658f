import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { NetSocket } from './net-socket.ts'
import type { Subject } from './subjects.ts'

export interface ClientOptions {
  subject: Subject
  room: string
  headers?: Record<string, string>
  /** Takes what comes into this doc; without one, updates are not decoded. */
  doc?: Y.Doc
}

const sync = { step1: 0, step2: 1, update: 2 } as const
const nothing = new Uint8Array([0, 0])

/** A client of y-websocket's protocol, or of Hocuspocus's: the same with the room's name in front, and a token first. */
export class Client {
  /** Called with each frame that holds an update. */
  onUpdate: (frame: Buffer) => void = () => undefined
  /** The close code; null while it is open. */
  closed: number | null = null
  /** Resolves when it is in the room and has what is there. */
  readonly synced: Promise<void>
  readonly begun = performance.now()
  private readonly socket: NetSocket
  private readonly options: ClientOptions
  private resolve: () => void = () => undefined

  constructor(options: ClientOptions) {
    const { subject, room, headers, doc } = this.options = options
    this.socket = new NetSocket(subject.address(room), headers)
    this.synced = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.socket.onClose = (code) => {
        this.closed = code
        reject(new Error(`${subject.name} closed a socket with ${code}.`))
      }
    })
    this.synced.catch(() => undefined)
    this.socket.onMessage = (data) => this.read(data)
    this.socket.onOpen = () => {
      if (subject.isStateless) return this.resolve()
      if (subject.namesRoom) this.send((encoder) => {
        encoding.writeVarUint(encoder, 2)
        encoding.writeVarUint(encoder, 0)
        encoding.writeVarString(encoder, 'token')
      })
      this.sendSync(sync.step1, doc === undefined ? new Uint8Array([0]) : Y.encodeStateVector(doc))
    }
  }

  sendUpdate(update: Uint8Array): void {
    this.sendSync(sync.update, update)
  }

  close(): void {
    this.socket.close()
  }

  private sendSync(type: number, bytes: Uint8Array): void {
    this.send((encoder) => {
      encoding.writeVarUint(encoder, 0)
      encoding.writeVarUint(encoder, type)
      encoding.writeVarUint8Array(encoder, bytes)
    })
  }

  private send(write: (encoder: encoding.Encoder) => void): void {
    this.socket.send(encoding.encode((encoder) => {
      if (this.options.subject.namesRoom) encoding.writeVarString(encoder, this.options.room)
      write(encoder)
    }))
  }

  private read(frame: Buffer): void {
    const { subject, doc } = this.options
    const decoder = decoding.createDecoder(frame)
    if (subject.namesRoom) decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    // Hocuspocus answers with a type of its own where it wants no answer.
    if (type !== 0 && !(subject.namesRoom && type === 4)) return
    const kind = decoding.readVarUint(decoder)
    if (kind === sync.step1) {
      if (!subject.isStateless) this.sendSync(sync.step2, doc === undefined ? nothing : Y.encodeStateAsUpdate(doc, decoding.readVarUint8Array(decoder)))
      return
    }
    if (doc !== undefined) Y.applyUpdate(doc, decoding.readVarUint8Array(decoder), this)
    if (kind === sync.step2) this.resolve()
    this.onUpdate(frame)
  }
}
