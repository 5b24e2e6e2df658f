import { randomBytes } from 'node:crypto'
import http from 'node:http'
import type { Socket } from 'node:net'

const opcode = { binary: 2, close: 8, ping: 9, pong: 10 } as const

/** A WebSocket client without extensions, so that hundreds of clients cost less than the server that is measured. */
export class NetSocket {
  onOpen: () => void = () => undefined
  onMessage: (data: Buffer) => void = () => undefined
  onClose: (code: number) => void = () => undefined
  private socket: Socket | null = null
  private rest: Buffer | null = null
  private parts: Buffer[] = []
  private code = 1006

  constructor(url: string, headers: Record<string, string> = {}) {
    const { hostname, port, pathname, search } = new URL(url)
    const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': randomBytes(16).toString('base64') }
    const request = http.request({ host: hostname, port, path: pathname + search, agent: false, headers: { ...headers, ...upgrade } })
    request.on('upgrade', (_response, socket, head) => {
      this.socket = socket
      socket.setNoDelay(true)
      socket.on('data', (data) => this.read(data))
      socket.on('error', () => undefined)
      socket.on('close', () => {
        this.socket = null
        this.onClose(this.code)
      })
      this.onOpen()
      if (head.length > 0) this.read(head)
    })
    request.on('response', ({ statusCode }) => this.onClose(statusCode ?? 0))
    request.on('error', () => this.onClose(this.code))
    request.end()
  }

  send(data: Uint8Array): void {
    this.socket?.write(frame(opcode.binary, data))
  }

  close(): void {
    this.socket?.end(frame(opcode.close, Buffer.from([3, 232])))
  }

  private read(chunk: Buffer): void {
    const data = this.rest === null ? chunk : Buffer.concat([this.rest, chunk])
    let at = 0
    for (let next = findFrame(data, at); next !== null; next = findFrame(data, at)) {
      at = next.end
      this.take(next.code, next.isLast, data.subarray(next.start, next.end))
    }
    this.rest = at < data.length ? data.subarray(at) : null
  }

  private take(code: number, isLast: boolean, payload: Buffer): void {
    if (code === opcode.ping) this.socket?.write(frame(opcode.pong, payload))
    else if (code === opcode.close) {
      this.code = payload.length >= 2 ? payload.readUInt16BE(0) : 1005
      this.socket?.end(frame(opcode.close, payload))
    } else if (code <= opcode.binary && isLast && this.parts.length === 0) this.onMessage(payload)
    else if (code <= opcode.binary) {
      this.parts.push(Buffer.from(payload))
      if (isLast) this.onMessage(Buffer.concat(this.parts.splice(0)))
    }
  }
}

/** RFC 6455, 5.2, of a server: not masked. Null where the frame is not whole yet. */
function findFrame(data: Buffer, at: number): { code: number; isLast: boolean; start: number; end: number } | null {
  if (data.length - at < 2) return null
  const short = data.readUInt8(at + 1) & 127
  const head = short === 126 ? 4 : short === 127 ? 10 : 2
  if (data.length - at < head) return null
  const length = short === 126 ? data.readUInt16BE(at + 2) : short === 127 ? Number(data.readBigUInt64BE(at + 2)) : short
  const end = at + head + length
  const first = data.readUInt8(at)
  return data.length < end ? null : { code: first & 15, isLast: (first & 0x80) !== 0, start: at + head, end }
}

/** A mask of zeros is legal and leaves the payload as it is. */
function frame(code: number, data: Uint8Array): Buffer {
  const head = data.length < 126 ? 6 : data.length < 65_536 ? 8 : 14
  const out = Buffer.alloc(head + data.length)
  out[0] = 0x80 | code
  out[1] = 0x80 | (data.length < 126 ? data.length : data.length < 65_536 ? 126 : 127)
  if (head === 8) out.writeUInt16BE(data.length, 2)
  if (head === 14) out.writeBigUInt64BE(BigInt(data.length), 2)
  out.set(data, head)
  return out
}
