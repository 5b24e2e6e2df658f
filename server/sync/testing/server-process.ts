import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { env } from '@/lib/env.ts'
import type { SyncServerOptions } from '../sync-server.ts'

/** The rooms in a process of their own, which can be killed. */
export interface ServerProcess {
  /** As ws://127.0.0.1:PORT/sync */
  url: string
  pid: number
  /** What it keeps, after garbage was collected where it was started with `--expose-gc`. Only of serve.ts. */
  memory(): Promise<ProcessMemory>
  /** Resolves when it next begins to write a snapshot or an epoch. Only of serve.ts, started with `tellsWriting`. */
  writesDown(): Promise<void>
  kill(signal?: NodeJS.Signals): Promise<void>
}

/** MB, and how much there is in it. */
export interface ProcessMemory {
  rss: number
  heap: number
  /** Of buffers, outside the heap. */
  external: number
  rooms: number
  sockets: number
}

export interface ServerProcessOptions {
  redisUrl?: string
  options?: Omit<Partial<SyncServerOptions>, 'log' | 'bus'>
  /** What node is to run; serve.ts from the sources, where it is not given. */
  program?: string[]
  env?: Record<string, string>
  tellsWriting?: boolean
}

/** Starts serve.ts over this process's database. Throws where it ends instead of serving. */
export async function startServerProcess(port = 0, nodeArgs: string[] = [], { redisUrl = '', options = {}, program = ['--import', 'tsx', 'server/sync/testing/serve.ts'], env: more = {}, tellsWriting = false }: ServerProcessOptions = {}): Promise<ServerProcess> {
  const settings = {
    DATABASE_URL: env().databaseUrl, REDIS_URL: redisUrl, AUTH_SECRET: env().authSecret, LOG_LEVEL: 'silent',
    ROOMS_TELL: tellsWriting ? 'writing' : '', ROOMS_PORT: String(port), ROOMS_OPTIONS: JSON.stringify(options),
  }
  const child = spawn(process.execPath, [...nodeArgs, ...program], {
    env: { ...process.env, ...settings, ...more }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  if (child.stdout === null) throw new Error('The rooms did not start.')
  const line = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => [])]) as Buffer[]
  if (line[0] === undefined || child.pid === undefined) throw new Error('The rooms did not start.')
  return { url: line[0].toString().trim(), pid: child.pid, memory: () => ask(child), writesDown: () => hear(child, 'writing'), kill: (signal = 'SIGKILL') => end(child, signal) }
}

async function hear(child: ChildProcess, wanted: string): Promise<void> {
  for (;;) {
    const [said] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => [wanted])]) as [unknown]
    if (said === wanted) return
  }
}

async function ask(child: ChildProcess): Promise<ProcessMemory> {
  const answer = once(child, 'message') as Promise<[ProcessMemory]>
  child.send('memory')
  return (await answer)[0]
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
