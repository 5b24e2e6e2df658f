import { createClient, type RedisClientType } from 'redis'
import type { Logger } from 'pino'
import type { Bus } from './bus.ts'

export interface RedisBusOptions {
  url: string
  log: Logger
  /** Milliseconds between questions whether Redis is still there; as long again without an answer, and the connection is made anew. */
  pingMs?: number
}

/** Messages that may wait for a Redis that does not take them; what is more is dropped. */
const maxWaiting = 2000
const longestWait = 2000
/** Milliseconds in which Redis has to answer who asks. */
const patience = 1000

/** A bus over Redis's publish and subscribe. Starts without Redis, too, and comes back by itself. */
export function openRedisBus(options: RedisBusOptions): Bus {
  return new RedisBus(options)
}

class RedisBus implements Bus {
  private readonly speaker: RedisClientType
  private readonly listener: RedisClientType
  private readonly log: Logger
  private readonly wanted = new Map<string, Set<(message: string) => void>>()
  private wasUp = true

  constructor({ url, log, pingMs = 2000 }: RedisBusOptions) {
    this.log = log
    const open = (): RedisClientType => {
      const client = createClient({
        url,
        // A partition is silence: nothing is heard, and nothing fails by itself.
        pingInterval: pingMs,
        disableOfflineQueue: true,
        commandsQueueMaxLength: maxWaiting,
        socket: { connectTimeout: 5000, socketTimeout: 2 * pingMs, reconnectStrategy: (tries: number) => Math.min(longestWait, 50 * 2 ** Math.min(tries, 6)) },
      }) as RedisClientType
      client.on('error', (error: Error) => this.noteAway(error))
      client.on('ready', () => this.noteBack())
      // It goes on trying; the first failure is no different from later ones.
      client.connect().catch((error: unknown) => this.noteAway(error))
      return client
    }
    this.speaker = open()
    this.listener = open()
    this.listener.on('ready', () => this.subscribeAll())
  }

  get isUp(): boolean {
    return this.speaker.isReady && this.listener.isReady
  }

  async answers(): Promise<boolean> {
    if (!this.isUp) return false
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), patience)
    })
    try {
      return await Promise.race([this.speaker.ping().then(() => true, () => false), late])
    } finally {
      clearTimeout(timer)
    }
  }

  publish(channel: string, message: string): void {
    if (this.speaker.isReady) this.speaker.publish(channel, message).catch(() => undefined)
  }

  listen(channel: string, hear: (message: string) => void): () => void {
    const ears = this.wanted.get(channel) ?? new Set()
    ears.add(hear)
    if (!this.wanted.has(channel)) {
      this.wanted.set(channel, ears)
      this.subscribe(channel)
    }
    return () => {
      ears.delete(hear)
      if (ears.size > 0 || this.wanted.get(channel) !== ears) return
      this.wanted.delete(channel)
      if (this.listener.isReady) this.listener.unsubscribe(channel).catch(() => undefined)
    }
  }

  close(): Promise<void> {
    this.wanted.clear()
    for (const client of [this.speaker, this.listener]) if (client.isOpen) client.destroy()
    return Promise.resolve()
  }

  /** The client subscribes again by itself to what it had subscribed to; what was wanted while it was away, it does not know. */
  private subscribeAll(): void {
    for (const channel of this.wanted.keys()) this.subscribe(channel)
  }

  private subscribe(channel: string): void {
    if (this.listener.isReady) this.listener.subscribe(channel, this.hear).catch(() => undefined)
  }

  /** One function for all: subscribing with it twice is subscribing once. */
  private readonly hear = (message: string, channel: string): void => {
    for (const ear of this.wanted.get(channel) ?? []) ear(message)
  }

  private noteAway(error: unknown): void {
    if (this.wasUp) this.log.warn({ err: error }, 'Redis cannot be reached: other processes are heard of through the database, which is slower')
    this.wasUp = false
  }

  private noteBack(): void {
    if (!this.wasUp && this.isUp) this.log.info('Redis is back')
    if (this.isUp) this.wasUp = true
  }
}
