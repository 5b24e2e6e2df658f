import { setTimeout as pause } from 'node:timers/promises'
import type { Annotation, EntryValue } from '@/lib/domain/annotation/entry.ts'
import { RawClient } from './raw-client.ts'
import type { Person } from './seminar.ts'
import { keyOf } from './seminar.ts'
import { updateOf } from './update-of.ts'

export interface VisitOptions {
  url: string
  roomId: string
  /** Under the handle that they have in this room. */
  person: Person
  note: Annotation
  random: () => number
  /** When they leave, milliseconds since the epoch of Date.now(). */
  until: number
}

/** How many notes a person keeps at most: what is alive stays about the same, however long people come and go. */
const notes = 30

/**
 * One visit to a room: comes in, reads all of it, writes, edits and deletes notes at a hasty person's pace, and leaves once
 * all of it is saved. Gives how many of its changes were. Throws where a change is refused or never acknowledged.
 */
export async function visit({ url, roomId, person, note, random, until }: VisitOptions): Promise<number> {
  const client = new RawClient(url, roomId, { cookie: person.cookie })
  await client.open()
  client.sendStep1()
  const waitFor = async (isSo: () => boolean) => {
    for (const begun = Date.now(); !isSo(); await pause(10)) {
      if (client.closed !== null) throw new Error(`A visit ended with ${client.closed.code} ${client.closed.reason}.`)
      if (Date.now() - begun > 60_000) throw new Error('The room does not answer a visit any more.')
    }
  }
  await waitFor(() => client.heard.some(({ kind }) => kind === 'step2'))
  let sent = 0
  while (Date.now() < until && client.closed === null) {
    client.sendUpdate(change(client, person.handle, note, random))
    client.sendAwareness([{ client: client.doc.clientID, clock: ++sent, state: { place: Math.floor(random() * 100) } }])
    await pause(50 + random() * 200)
  }
  await waitFor(() => (client.messages().at(-1)?.count ?? 0) >= sent)
  const isRefused = client.messages().some(({ type }) => type === 'refused')
  client.close()
  await client.ended()
  if (isRefused) throw new Error('A change was refused.')
  return sent
}

/** A new note, another text at one of one's own, or one of them deleted. */
function change(client: RawClient, handle: string, note: Annotation, random: () => number): Uint8Array {
  const entries = client.doc.getMap<EntryValue>('entries')
  const own = [...entries.keys()].filter((key) => key.startsWith(`${handle}:`))
  const what = random()
  const at = own[Math.floor(random() * own.length)]
  if (at === undefined || (what < 0.3 && own.length < notes)) return updateOf([[keyOf(handle), note]], client.doc)
  if (what < 0.9) return updateOf([[at, { ...note, body: `Said otherwise, ${Math.floor(random() * 1e6)}.` }]], client.doc)
  let update = new Uint8Array()
  client.doc.once('update', (bytes: Uint8Array) => { update = Uint8Array.from(bytes) })
  entries.delete(at)
  return update
}
