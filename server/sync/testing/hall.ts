import { EventEmitter } from 'node:events'
import { pino } from 'pino'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { handleOf } from '@/lib/domain/annotation/entry.ts'
import type { Role } from '@/lib/domain/course/policy.ts'
import type { LayerHiding } from '@/lib/domain/layer/hiding.ts'
import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
import { Audience } from '../audience.ts'
import { readFrame, step1Frame, step2Frame, updateFrame } from '../frames.ts'
import { layerRules } from '../judge/rules.ts'
import { defaultLimits } from '../limits.ts'
import { hasPending } from '../load.ts'
import { RoomDoc } from '../room-doc.ts'
import type { RoomState } from '../room-state.ts'
import { Round } from '../round.ts'
import { Showing } from '../showing.ts'
import { RoomSocket } from '../socket.ts'
import { SyncAnswers } from '../sync-answers.ts'
import type { UprootedValue } from '../uprooted.ts'

const log = pino({ level: 'silent' })
const limits = { ...defaultLimits, minDeadForEpoch: 0, epochRatio: 0 }

/** A device of somebody's with an unmodified client: a doc, and a socket while it is online. What is on its way waits in `inbox`. */
export class Device {
  doc: Y.Doc
  socket: RoomSocket | null = null
  inbox: Uint8Array[] = []
  /** It was told that its doc is good for nothing, and why. */
  sentAway: number | null = null
  readonly handle: string
  readonly role: Role
  private readonly newClient: () => number

  constructor(handle: string, role: Role, newClient: () => number) {
    this.handle = handle
    this.role = role
    this.newClient = newClient
    this.doc = this.begin()
  }

  takeFreshDoc(): void {
    this.doc = this.begin()
    this.sentAway = null
  }

  values(): Record<string, EntryValue> {
    return this.doc.getMap(entriesRoot).toJSON()
  }

  /** What it changes goes out at once while it is online. */
  private outgoing: (frame: Uint8Array) => void = () => undefined
  sendTo(receive: (frame: Uint8Array) => void): void {
    this.outgoing = receive
  }

  private begin(): Y.Doc {
    const doc = emptyDoc()
    doc.clientID = this.newClient()
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'server') this.outgoing(updateFrame(bytes))
    })
    return doc
  }
}

/**
 * A room's own parts (the judge, what each sees, relay, answers, epochs) without Postgres and the network: rounds count at
 * once, and frames lie in the devices' inboxes until `deliver`. `onFrame` sees every frame that leaves for a device.
 */
export class Hall {
  readonly state: RoomState
  private readonly sockets = new Set<RoomSocket>()
  private readonly audience: Audience
  private readonly answers: SyncAnswers
  private readonly showing: Showing
  private readonly texts: ReadonlyMap<string, string>
  private readonly onFrame: (device: Device, frame: Uint8Array) => void
  private readonly devices: Device[]

  constructor(options: { texts: ReadonlyMap<string, string>; hiding: LayerHiding; devices: Device[]; onFrame: (device: Device, frame: Uint8Array) => void }) {
    this.texts = options.texts
    this.devices = options.devices
    this.onFrame = options.onFrame
    this.state = { doc: this.newDoc(emptyDoc(), 0, []), head: 0, snapSeq: 0, epoch: 0, hiding: options.hiding }
    this.audience = new Audience({ state: this.state, sockets: this.sockets, follows: (socket) => this.answers.follows(socket), isShowable: () => true, onWiden: () => undefined, onNarrow: () => undefined })
    this.answers = new SyncAnswers(this.state, (socket) => this.audience.viewOf(socket))
    this.showing = new Showing({ state: this.state, sockets: this.sockets, audience: this.audience, answers: this.answers })
  }

  connect(device: Device): void {
    if (device.socket !== null) return
    const ws = Object.assign(new EventEmitter(), {
      bufferedAmount: 0, pause: () => undefined, resume: () => undefined, terminate: () => undefined,
      send: (frame: Uint8Array) => {
        this.onFrame(device, frame)
        device.inbox.push(frame)
      },
      close: (code: number) => {
        device.sentAway = code
        this.leave(device)
      },
    }) as unknown as WebSocket
    const access = { roomId: 'room', room: 'layer' as const, layerId: 'layer', readingId: 'reading', courseId: 'course', userId: device.handle, handle: device.handle, role: device.role, mayWrite: true, ...this.state.hiding }
    const socket = new RoomSocket(ws, access, { sessionId: device.handle, isPostil: false, limits })
    device.socket = socket
    device.inbox = []
    this.sockets.add(socket)
    this.audience.welcome(socket)
    this.answers.ask(socket, true)
    device.sendTo((frame) => this.receive(socket, frame))
    this.receive(socket, step1Frame(Y.encodeStateVector(device.doc)))
  }

  leave(device: Device): void {
    const { socket } = device
    if (socket === null) return
    device.socket = null
    device.inbox = []
    device.sendTo(() => undefined)
    this.sockets.delete(socket)
    this.answers.forget(socket)
    this.audience.forget(socket)
  }

  /** Everything that is on its way arrives. */
  deliver(): void {
    for (let isMoving = true; isMoving;) {
      isMoving = false
      for (const device of this.devices) {
        for (const frame of device.inbox.splice(0)) {
          isMoving = true
          const message = readFrame(frame)
          if (message?.kind === 'step1' && device.socket !== null) this.receive(device.socket, step2Frame(Y.encodeStateAsUpdate(device.doc, message.bytes)))
          if (message?.kind === 'step2' || message?.kind === 'update') Y.applyUpdate(device.doc, message.bytes, 'server')
        }
      }
    }
  }

  setHiding(hiding: LayerHiding): void {
    this.audience.setHiding(hiding)
  }

  renew(): void {
    const next = this.state.doc.encodeNextEpoch()
    if (next === null) return
    const doc = emptyDoc()
    Y.applyUpdate(doc, next.update)
    this.state.doc = this.newDoc(doc, ++this.state.epoch, next.uprooted, this.state.doc.owners)
    this.showing.epoch()
  }

  /** What a device is to show, by the room's own doc and plain words. */
  expectedFor({ handle, role }: Device): Record<string, EntryValue> {
    const doc = emptyDoc()
    Y.applyUpdate(doc, this.state.doc.encode())
    const moderation = doc.getMap(moderationRoot).toJSON() as Record<string, { hidden: boolean }>
    const all = [...doc.getMap<EntryValue>(entriesRoot).entries()]
    const isStaff = role === 'instructor'
    const hasWritten = all.some(([key, value]) => handleOf(key) === handle && value.kind === 'annotation')
    const { hiding } = this.state.hiding
    const seesOthers = isStaff || hiding === 'nothing' || (hiding === 'until_written' && hasWritten)
    return Object.fromEntries(all.filter(([key]) => handleOf(key) === handle || isStaff || (seesOthers && moderation[key]?.hidden !== true)))
  }

  private receive(socket: RoomSocket, frame: Uint8Array): void {
    const message = readFrame(frame)
    if (message === null || socket.isOver) return
    if (message.kind === 'step1') return this.answers.answer(socket, message.bytes, true)
    if (message.kind !== 'step2' && message.kind !== 'update') return
    const completes = message.kind === 'step2'
    const count = socket.take(message.bytes.length)
    socket.leaveQueue(message.bytes.length)
    const round = new Round({ roomId: 'room', state: this.state, jobs: [{ kind: 'update', socket, count, bytes: Uint8Array.from(message.bytes), completes }], limits, charge: () => undefined })
    this.state.doc.markDurable()
    this.state.head += round.size
    this.showing.round(round)
    for (const asked of round.asked) this.answers.ask(asked, true)
    round.settle(log)
    if (completes) socket.endOutdated()
  }

  private newDoc(doc: Y.Doc, epoch: number, uprooted: readonly UprootedValue[], owners: ReadonlyMap<number, string> = new Map()): RoomDoc {
    if (hasPending(doc)) throw new Error('An epoch left something pending.')
    const loaded = { doc, source: { frame: null, updates: [] }, head: 0, snapSeq: 0, epoch, uprooted, hiding: { hiding: 'nothing' as const, revealAt: null }, owners: new Map(owners), clientsOf: new Map<string, number>(), entriesOf: new Map<string, number>() }
    return new RoomDoc(loaded, { rules: layerRules(this.texts), limits, log })
  }
}

function emptyDoc(): Y.Doc {
  const doc = new Y.Doc()
  doc.getMap(entriesRoot)
  doc.getMap(moderationRoot)
  return doc
}
