import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'

export interface StockClient {
  doc: Y.Doc
  entries: Y.Map<EntryValue>
  provider: WebsocketProvider
  /** Resolves with the code once the provider gives up for good. */
  ended: Promise<number>
  leave(): void
}

/** An unmodified y-websocket client, as another program would use it; only the cookie is ours. */
export function stockClient(url: string, roomId: string, cookie: string, doc = new Y.Doc()): StockClient {
  class WithCookie extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie } })
    }
  }
  const provider = new WebsocketProvider(url, roomId, doc, { WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket, disableBc: true })
  const ended = new Promise<number>((resolve) => provider.on('closed', ({ code }: { code: number }) => resolve(code)))
  return { doc, entries: doc.getMap<EntryValue>('entries'), provider, ended, leave: () => provider.destroy() }
}
