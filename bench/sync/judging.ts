import * as Y from 'yjs'
import type { Annotation } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot } from '@/lib/domain/layer/wire.ts'
import { defaultLimits } from '@/server/sync/limits.ts'
import { judgeUpdate } from '@/server/sync/judge/judge-update.ts'
import { layerRules } from '@/server/sync/judge/rules.ts'
import { noteOn, text } from '@/server/sync/testing/seminar.ts'
import { median } from './cold-open.ts'
import { annotate, bodyOf, keyOf } from './workload.ts'

export type Deed = 'add' | 'edit' | 'delete'

export interface JudgingResult {
  annotations: number
  /** Microseconds, medians: what judging an update costs, and what applying it to the same doc does. */
  deeds: Record<Deed, { judge: number; apply: number }>
}

const people = Array.from({ length: 30 }, (_, i) => ({ handle: `person${String(i).padStart(6, '0')}`, client: 1000 + i }))
const rules = layerRules(new Map([['v1', text]]))
/** Updates of each kind that are measured, after as many that are not. */
const samples = 2000

/** What the room pays before an update counts, beside what every Yjs server pays. In this process, no socket, no database. */
export function measureJudging(annotations: number): JudgingResult {
  const value = noteOn('v1', 'Nobody in the lower town had been told that it would.', 'x')
  const room = makeRoom(annotations, value)
  const deeds = {} as JudgingResult['deeds']
  for (const deed of ['add', 'edit', 'delete'] as const) {
    run(room, deed, value)
    deeds[deed] = run(room, deed, value)
  }
  return { annotations, deeds }
}

/** The room's doc, and for each person one that knows it all. */
function makeRoom(annotations: number, value: Annotation) {
  const doc = new Y.Doc()
  doc.getMap(entriesRoot)
  const writers = people.map(({ handle, client }) => {
    const own = new Y.Doc()
    own.clientID = client
    return { handle, own, next: 0, made: [] as string[] }
  })
  const owners = new Map(people.map(({ handle, client }) => [client, handle]))
  const room = { doc, writers, owners }
  for (let n = 0; n < annotations; n++) {
    const writer = at(writers, n)
    annotate(writer.own, writer.handle, n, value)
    writer.made.push(keyOf(writer.handle, n))
  }
  for (const { own } of writers) Y.applyUpdate(doc, Y.encodeStateAsUpdate(own))
  return { ...room, next: annotations }
}

function run(room: ReturnType<typeof makeRoom>, deed: Deed, value: Annotation): { judge: number; apply: number } {
  const { doc, writers, owners } = room
  const judge: number[] = []
  const apply: number[] = []
  for (let i = 0; i < samples; i++) {
    const writer = at(writers, i)
    const update = act(writer, deed, () => room.next++, value)
    const context = { handle: writer.handle, mayWrite: true, mayModerate: false, epoch: 0, owners, clientsOfWriter: 1, entriesOfWriter: 0, rules, limits: defaultLimits }
    const begun = performance.now()
    const verdict = judgeUpdate(doc, update, context)
    const judged = performance.now()
    if (verdict.kind !== 'accepted' || verdict.update === null) throw new Error(`An honest update was not accepted: ${JSON.stringify(verdict)}`)
    const before = performance.now()
    Y.applyUpdate(doc, verdict.update)
    apply.push(performance.now() - before)
    judge.push(judged - begun)
  }
  return { judge: median(judge) * 1000, apply: median(apply) * 1000 }
}

function act({ own, handle, made }: ReturnType<typeof makeRoom>['writers'][number], deed: Deed, next: () => number, value: Annotation): Uint8Array {
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array) => updates.push(update)
  own.on('update', listen)
  const map = own.getMap(entriesRoot)
  if (deed === 'add') {
    const n = next()
    annotate(own, handle, n, value)
    made.push(keyOf(handle, n))
  } else {
    const key = deed === 'delete' ? made.pop() : made[made.length >> 1]
    if (key === undefined) throw new Error('Nothing is left to change.')
    if (deed === 'delete') map.delete(key)
    else map.set(key, { ...value, body: bodyOf(next()) })
  }
  own.off('update', listen)
  const [update] = updates
  if (update === undefined) throw new Error('Nothing has changed.')
  return update
}

function at<T>(list: T[], i: number): T {
  return list[i % list.length] as T
}
