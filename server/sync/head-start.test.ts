import { EventEmitter } from 'node:events'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Role } from '@/lib/domain/course/policy.ts'
import type { LayerHiding } from '@/lib/domain/layer/hiding.ts'
import { Cluster } from './cluster/cluster.ts'
import { EarlyFrames } from './early-frames.ts'
import { step1Frame, step2Frame } from './frames.ts'
import { HeadStart, isOpenTo } from './head-start.ts'
import { layerRules } from './judge/rules.ts'
import { defaultLimits as limits } from './limits.ts'
import type { StoredRoom } from './read-room.ts'
import { Room } from './room.ts'
import { RoomSocket } from './socket.ts'

const open: LayerHiding = { hiding: 'nothing', revealAt: null }
const member = (role: Role, hiding = open) => ({ roomId: 'room', room: 'layer' as const, layerId: 'layer', readingId: 'reading', courseId: 'course', userId: 'ada', handle: 'ada', role, mayWrite: true, ...hiding })
const snapshot = Y.encodeStateAsUpdate(new Y.Doc())
const stored: StoredRoom = { head: 7, snapSeq: 7, epoch: 2, uprooted: [], hiding: open, snapshot, frame: step2Frame(snapshot), isModerated: false, updates: [], owners: new Map() }

function peer() {
  const sent: Uint8Array[] = []
  const codes: number[] = []
  const ws = Object.assign(new EventEmitter(), {
    OPEN: 1, readyState: 1, bufferedAmount: 0, terminate: () => undefined,
    send: (frame: Uint8Array, done?: () => void) => {
      sent.push(frame)
      done?.()
    },
    close: (code: number) => { codes.push(code) },
  })
  return { ws: ws as unknown as WebSocket, say: (frame: Uint8Array) => ws.emit('message', Buffer.from(frame), true), sent, codes }
}

describe('what is stored of a room', () => {
  const past = new Date(Date.now() - 1000)
  const future = new Date(Date.now() + 60_000)
  const hidden: LayerHiding = { hiding: 'until_revealed', revealAt: null }

  it('may go as it is to everybody where it hides nothing, or does not any more', () => {
    expect([isOpenTo(member('student'), stored), isOpenTo(member('observer', { hiding: 'until_revealed', revealAt: past }), stored)]).toEqual([true, true])
  })

  it('goes as it is only to those who lead where it hides anything', () => {
    const told: [LayerHiding, Partial<StoredRoom>][] = [[hidden, {}], [{ hiding: 'until_written', revealAt: future }, {}], [open, { hiding: hidden }], [open, { isModerated: true }]]
    for (const [hiding, more] of told) {
      expect(isOpenTo(member('student', hiding), { ...stored, ...more })).toBe(false)
      expect(isOpenTo(member('instructor', hiding), { ...stored, ...more })).toBe(true)
    }
  })

  it('goes as it is to nobody where something came after the snapshot', () => {
    expect(isOpenTo(member('instructor'), { ...stored, head: 8 })).toBe(false)
  })
})

describe('a head start', () => {
  const nothing = step1Frame(new Uint8Array([0]))

  function begin(first: Uint8Array | null, mayEnter = true, own = limits) {
    const { ws, say, sent } = peer()
    const start = new HeadStart({ ws, early: new EarlyFrames(ws, limits), access: member('student'), limits: own }, () => mayEnter)
    if (first !== null) say(first)
    return { start, sent }
  }

  it('brings all there is, once, to who has asked for it', async () => {
    const { start, sent } = begin(nothing)
    await start.give(stored)
    expect([start.give(stored), sent, start.sent]).toEqual([null, [stored.frame], { head: 7, epoch: 2 }])
  })

  it('is not for a room that a socket may not leave unread', () => {
    const { start, sent } = begin(nothing, true, { ...limits, maxBufferedBytes: 3 })
    expect([start.give(stored), sent]).toEqual([null, []])
  })

  it('is for nobody who has not asked, who has something already, or whose right is in doubt', () => {
    const known = new Y.Doc()
    known.getMap('entries').set('a', 1)
    for (const { start, sent } of [begin(null), begin(step1Frame(Y.encodeStateVector(known))), begin(nothing, false)]) {
      expect([start.give(stored), sent, start.sent]).toEqual([null, [], null])
    }
  })
})

describe('somebody who comes in with all that was stored', () => {
  const doc = () => {
    const made = new Y.Doc()
    made.getMap('entries')
    made.getMap('moderation')
    return made
  }

  function enter({ head = 7, epoch = 2, hiding = open }) {
    const loaded = { doc: doc(), source: null, head: 7, snapSeq: 7, epoch: 2, uprooted: [], hiding, owners: new Map<number, string>(), clientsOf: new Map<string, number>(), entriesOf: new Map<string, number>() }
    const cluster = new Cluster({ bus: null })
    const room = new Room({ id: 'room', loaded, rules: layerRules(new Map()), limits, log: pino({ level: 'silent' }), cluster, charge: () => undefined, onDiscard: () => undefined, onQuiet: () => undefined })
    const { ws, codes } = peer()
    const socket = new RoomSocket(ws, member('student'), { sessionId: 'session', isPostil: false, limits })
    const isAnswered = room.join(socket, { head, epoch })
    void cluster.close()
    return { isAnswered, isServed: socket.isServed, isAhead: socket.isAhead, codes }
  }

  it('needs no answer, and is told what comes', () => {
    expect(enter({})).toEqual({ isAnswered: true, isServed: true, isAhead: false, codes: [] })
  })

  it('is answered where somebody has written meanwhile', () => {
    expect(enter({ head: 6 })).toEqual({ isAnswered: false, isServed: false, isAhead: false, codes: [] })
  })

  it('counts as somebody who has too much where the layer was hidden meanwhile', () => {
    expect(enter({ hiding: { hiding: 'until_revealed', revealAt: null } })).toEqual({ isAnswered: false, isServed: false, isAhead: true, codes: [] })
  })

  it('begins anew where the room was made anew meanwhile', () => {
    expect(enter({ epoch: 1 })).toMatchObject({ isAnswered: false, isServed: false, codes: [4409] })
  })
})
