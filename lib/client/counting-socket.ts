const messageSync = 0
const syncStep1 = 0

/** A socket that knows how many update messages (sync step 2 and update) went through it: what the server's acknowledgements count. */
export interface CountingSocket extends WebSocket {
  readonly updatesSent: number
}

/**
 * Makes the WebSocket class for y-websocket's provider. Made when asked for, since there is no WebSocket where pages are
 * rendered on the server. Only what the socket takes is counted: one that is closing drops messages silently.
 */
export function countingSocketClass(): new (url: string | URL, protocols?: string | string[]) => CountingSocket {
  return class extends WebSocket {
    updatesSent = 0

    override send(data: string | Blob | BufferSource): void {
      super.send(data)
      if (this.readyState === WebSocket.OPEN && data instanceof Uint8Array && isUpdate(data)) this.updatesSent += 1
    }
  }
}

/** The type and the sync type are var uints below 128: one byte each. */
const isUpdate = (message: Uint8Array) => message[0] === messageSync && message[1] !== syncStep1
