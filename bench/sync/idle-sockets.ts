import { setTimeout as pause } from 'node:timers/promises'
import { Client } from './client.ts'
import type { Subject } from './subjects.ts'

const sockets = 1000
const people = 50

/** Bytes that a socket costs which is in a room and silent. */
export async function measureIdleSockets(subject: Subject): Promise<number> {
  const room = await subject.makeRoom(people)
  const open = async (count: number) => {
    const clients = Array.from({ length: count }, (_, i) => new Client({ subject, room: room.name, headers: room.people[i % people]?.headers ?? {} }))
    await Promise.all(clients.map(({ synced }) => synced))
    return clients
  }
  // What the room itself costs, and what the first of many costs, is not a socket's.
  const first = await open(people)
  await pause(500)
  const before = await subject.memory()
  const clients: Client[] = []
  while (clients.length < sockets) clients.push(...(await open(100)))
  await pause(500)
  const after = await subject.memory()
  for (const client of [...first, ...clients]) client.close()
  await pause(500)
  return (after - before) / sockets
}
