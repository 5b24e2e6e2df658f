import { isDeepStrictEqual } from 'node:util'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import type { StockClient } from './stock-client.ts'

/**
 * A program with an unmodified y-websocket client, which does what docs/protocol.md asks of it: where it is told to, it
 * takes a fresh doc, and sets again what the room does not have of what it wrote.
 */
export class StockProgram {
  client: StockClient
  /** How often it began with a fresh doc. */
  fresh = 0
  private readonly wanted = new Map<string, EntryValue>()
  private readonly make: () => StockClient

  constructor(make: () => StockClient) {
    this.make = make
    this.client = this.open()
  }

  set(key: string, value: EntryValue): void {
    this.wanted.set(key, value)
    this.client.entries.set(key, value)
  }

  values(): Record<string, EntryValue> {
    return this.client.entries.toJSON()
  }

  private open(): StockClient {
    const client = this.make()
    client.provider.on('sync', (isSynced: boolean) => {
      if (isSynced) for (const [key, value] of this.wanted) if (!isDeepStrictEqual(client.entries.get(key), value)) client.entries.set(key, value)
    })
    void client.ended.then((code) => {
      if (code !== closeCode.outdated && code !== closeCode.refused) return
      client.leave()
      this.fresh++
      this.client = this.open()
    })
    return client
  }
}
