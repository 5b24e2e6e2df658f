import { readVarString } from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Moderation } from '@/lib/domain/layer/moderation.ts'
import type { AwarenessState, PostilMessage } from '@/lib/domain/layer/wire.ts'
import { entriesRoot, moderationRoot, postilMessageType } from '@/lib/domain/layer/wire-names.ts'
import { countingSocketClass, type CountingSocket } from './counting-socket.ts'
import { readMessage, readPresence } from './read-message.ts'

export interface ConnectionEvents {
  /** The doc says what the room says. */
  synced(): void
  /** Keys whose values others, or this person elsewhere, have changed. */
  changed(keys: Iterable<string>): void
  message(message: PostilMessage): void
  /** The socket is gone; `code` is the server's, null where there is none. It is not tried again by itself. */
  closed(code: number | null): void
  present(): void
}

/**
 * One doc with its client id, and the sockets that carry it. It is thrown away when what it holds may differ from what the
 * server has committed; when to connect again is its owner's to decide.
 */
export class RoomConnection {
  readonly #doc = new Y.Doc()
  readonly #provider: WebsocketProvider
  readonly #entries: Y.Map<unknown>
  readonly #moderation: Y.Map<Moderation>
  #destroyed = false

  constructor({ serverUrl, roomId }: { serverUrl: string; roomId: string }, events: ConnectionEvents) {
    const provider = new WebsocketProvider(serverUrl, roomId, this.#doc, {
      connect: false,
      disableBc: true,
      params: { postil: '1' },
      WebSocketPolyfill: countingSocketClass() as unknown as typeof WebSocket,
      shouldReconnect: () => false,
    })
    this.#provider = provider
    this.#entries = this.#doc.getMap(entriesRoot)
    this.#moderation = this.#doc.getMap(moderationRoot)
    this.#moderation.observe(({ keysChanged }) => { if (!this.#destroyed) events.changed(keysChanged as Set<string>) })
    provider.messageHandlers[postilMessageType] = (_encoder, decoder) => {
      const message = readMessage(readVarString(decoder))
      if (message !== null) events.message(message)
    }
    provider.on('sync', (synced: boolean) => { if (synced) events.synced() })
    provider.on('connection-close', (event) => {
      // Also where the provider gave up on a silent socket and would come back by itself, all at the same moment.
      provider.shouldConnect = false
      // The provider has not yet put its own state in order.
      queueMicrotask(() => { if (!this.#destroyed) events.closed(event?.code ?? null) })
    })
    provider.awareness.on('change', () => { if (!this.#destroyed) events.present() })
    this.#entries.observe((event, transaction) => {
      if (transaction.origin === provider) events.changed(event.keysChanged as Set<string>)
    })
  }

  /** Whether an update put now would go out. */
  get ready(): boolean {
    return this.#provider.synced && this.#socket?.readyState === WebSocket.OPEN
  }

  connect(): void {
    // A state with the clock it had before is one that the others have seen leave.
    const { awareness } = this.#provider
    awareness.setLocalState(awareness.getLocalState())
    this.#provider.connect()
  }

  disconnect(): void {
    this.#provider.disconnect()
  }

  /** Leaves for good; nothing is heard from it afterwards. */
  destroy(): void {
    this.#destroyed = true
    this.#provider.destroy()
    this.#doc.destroy()
  }

  keys(): Iterable<string> {
    return this.#entries.keys()
  }

  get(key: string): unknown {
    return this.#entries.get(key)
  }

  /** Sends `value` as one update message; returns its number on this socket, null where it did not go out. */
  put(key: string, value: unknown): number | null {
    return this.#send(() => { this.#entries.set(key, value) })
  }

  /** Whether a moderator has hidden the entry at `key` from others. Only its author and those who lead the course know. */
  isHidden(key: string): boolean {
    return this.#moderation.get(key)?.hidden === true
  }

  /** Hides an entry from others, or shows it again, as `put` does. */
  moderate(key: string, value: Moderation): number | null {
    return this.#send(() => { this.#moderation.set(key, value) })
  }

  /** Null leaves: the others see nobody. */
  announce(state: AwarenessState | null): void {
    this.#provider.awareness.setLocalState(state)
  }

  /** Who else is here, by handle; of several tabs of one person, the one that spoke last. */
  others(own: string): Map<string, AwarenessState> {
    const { awareness } = this.#provider
    const newest = new Map<string, { state: AwarenessState; at: number }>()
    for (const [client, raw] of awareness.getStates()) {
      const state = readPresence(raw)
      if (client === this.#doc.clientID || state === null || state.handle === own) continue
      const at = awareness.meta.get(client)?.lastUpdated ?? 0
      if (at >= (newest.get(state.handle)?.at ?? 0)) newest.set(state.handle, { state, at })
    }
    return new Map([...newest].map(([handle, { state }]) => [handle, state]))
  }

  #send(change: () => void): number | null {
    const socket = this.#socket
    if (!socket) return null
    const before = socket.updatesSent
    this.#doc.transact(change)
    return socket.updatesSent > before ? socket.updatesSent : null
  }

  get #socket(): CountingSocket | null {
    return this.#provider.ws as CountingSocket | null
  }
}
