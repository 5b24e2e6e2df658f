import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '@/server/database/free-port.ts'

/** A Redis of the test's own, which can be killed, paused and brought back at the same address. */
export interface RedisProcess {
  url: string
  /** SIGSTOP and SIGCONT make a partition: connections stay and nothing comes. */
  signal(signal: NodeJS.Signals): void
  kill(): Promise<void>
  start(): Promise<void>
}

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0
export const withoutRedis = 'redis-server is not installed on this computer: rooms over several processes were not tested'

export async function startRedis(): Promise<RedisProcess> {
  const port = await freePort()
  let child: ChildProcess | null = null
  const redis: RedisProcess = {
    url: `redis://127.0.0.1:${port}`,
    signal: (signal) => void child?.kill(signal),
    kill: async () => {
      if (child === null || child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    start: async () => {
      child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore', cwd: '/' })
      await untilOpen(port)
    },
  }
  await redis.start()
  return redis
}

async function untilOpen(port: number): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const probe = net.connect(port, '127.0.0.1')
      probe.once('connect', () => resolve(true)).once('error', () => resolve(false))
      probe.once('connect', () => probe.destroy())
    })
    if (isOpen) return
    await pause(20)
  }
  throw new Error('redis-server did not start.')
}
