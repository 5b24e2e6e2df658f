import type { RawData, WebSocket } from 'ws'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import type { Limits } from './limits.ts'

type Receive = (data: Uint8Array, isBinary: boolean) => void

/** Keeps, within bounds, what a socket sends before it is let in: clients speak as soon as it is open. */
export class EarlyFrames {
  private frames: { data: Uint8Array; isBinary: boolean }[] = []
  private bytes = 0
  private receive: Receive | null = null

  constructor(ws: WebSocket, limits: Limits) {
    ws.on('message', (raw: RawData, isBinary: boolean) => {
      const data = toBytes(raw)
      if (this.receive !== null) return this.receive(data, isBinary)
      this.bytes += data.length
      this.frames.push({ data, isBinary })
      if (this.frames.length > limits.maxEarlyFrames || this.bytes > limits.maxEarlyBytes) {
        this.frames = []
        ws.close(closeCode.rateLimited, 'Too much was sent at once.')
      }
    })
  }

  /** From now on `receive` gets what comes, first what came early. */
  handOver(receive: Receive): void {
    this.receive = receive
    for (const { data, isBinary } of this.frames.splice(0)) receive(data, isBinary)
  }
}

function toBytes(raw: RawData): Uint8Array {
  if (Array.isArray(raw)) return Buffer.concat(raw)
  return raw instanceof ArrayBuffer ? new Uint8Array(raw) : raw
}
