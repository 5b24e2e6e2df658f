import type { RawData, WebSocket } from 'ws'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import type { Limits } from './limits.ts'

export interface EarlyFrame {
  data: Uint8Array
  isBinary: boolean
}

/** Keeps, within bounds, what a socket sends before it is let in: clients speak as soon as it is open. */
export class EarlyFrames {
  private frames: EarlyFrame[] = []
  private bytes = 0
  private readonly ws: WebSocket
  private readonly limits: Limits

  constructor(ws: WebSocket, limits: Limits) {
    this.ws = ws
    this.limits = limits
    ws.on('message', this.keep)
  }

  get first(): EarlyFrame | undefined {
    return this.frames[0]
  }

  /** Keeps nothing more; gives what has come. */
  end(): EarlyFrame[] {
    this.ws.off('message', this.keep)
    return this.frames
  }

  private readonly keep = (raw: RawData, isBinary: boolean): void => {
    const data = toBytes(raw)
    this.bytes += data.length
    this.frames.push({ data, isBinary })
    if (this.frames.length <= this.limits.maxEarlyFrames && this.bytes <= this.limits.maxEarlyBytes) return
    this.frames = []
    this.ws.close(closeCode.rateLimited, 'Too much was sent at once.')
  }
}

export function toBytes(raw: RawData): Uint8Array {
  if (Array.isArray(raw)) return Buffer.concat(raw)
  return raw instanceof ArrayBuffer ? new Uint8Array(raw) : raw
}
