import { EventEmitter } from 'node:events'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { RoomAccess } from '@/lib/db/room-access.ts'
import { Cluster } from './cluster/cluster.ts'
import { layerRules } from './judge/rules.ts'
import { defaultLimits as limits } from './limits.ts'
import { applyAccess } from './rights.ts'
import { Room } from './room.ts'
import { RoomSocket } from './socket.ts'

const access: RoomAccess = { roomId: 'room', room: 'layer' as const, layerId: 'layer', readingId: 'reading', courseId: 'course', userId: 'ada', handle: 'ada', role: 'student', mayWrite: true, hiding: 'nothing', revealAt: null }

function socketOf(): RoomSocket {
  const ws = Object.assign(new EventEmitter(), { bufferedAmount: 0, send: () => undefined, close: () => undefined, terminate: () => undefined })
  return new RoomSocket(ws as unknown as WebSocket, access, { sessionId: 'session', isPostil: true, limits })
}

test('an answer about rights does not undo one that was asked for later', () => {
  const socket = socketOf()
  const now = Date.now()
  applyAccess(socket, { ...access, role: 'observer', mayWrite: false }, now + 20)
  applyAccess(socket, { ...access, role: 'instructor' }, now + 10)
  expect([socket.role, socket.mayWrite]).toEqual(['observer', false])
})

test('an answer about what a layer hides does not undo one that was asked for later', () => {
  const doc = new Y.Doc()
  doc.getMap('entries')
  doc.getMap('moderation')
  const hidden = { hiding: 'until_revealed', revealAt: null } as const
  const open = { hiding: 'nothing', revealAt: null } as const
  const cluster = new Cluster({ bus: null })
  const room = new Room({
    id: 'room', rules: layerRules(new Map()), limits, log: pino({ level: 'silent' }), cluster, charge: () => undefined, onDiscard: () => undefined, onQuiet: () => undefined,
    loaded: { doc, source: null, head: 0, snapSeq: 0, epoch: 0, uprooted: [], hiding: open, owners: new Map(), clientsOf: new Map(), entriesOf: new Map() },
  })
  room.setHiding(hidden, 20)
  room.setHiding(open, 10)
  const socket = socketOf()
  room.join(socket)
  expect(socket.view?.others).toBe(false)
  room.setHiding(open, 30)
  expect(socket.view?.others).toBe(true)
  void cluster.close()
})
