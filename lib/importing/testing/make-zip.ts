import zlib from 'node:zlib'

/** An entry as it is written, with what a hostile archive may claim instead. */
export interface ZipPart {
  name: string
  content: string | Uint8Array
  /** The size it says it inflates to. */
  claims?: number
  isEncrypted?: boolean
}

/** A zip archive of parts in their order, deflated; any name and any lie, which writers of zips for honest use refuse. */
export function makeZip(parts: ZipPart[] | Record<string, string>): Uint8Array {
  const list: ZipPart[] = Array.isArray(parts) ? parts : Object.entries(parts).map(([name, content]) => ({ name, content }))
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  for (const part of list) {
    const content = typeof part.content === 'string' ? Buffer.from(part.content) : part.content
    const deflated = zlib.deflateRawSync(content)
    const name = Buffer.from(part.name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(part.isEncrypted ? 0x801 : 0x800, 2)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(zlib.crc32(content), 10)
    shared.writeUInt32LE(deflated.length, 14)
    shared.writeUInt32LE(part.claims ?? content.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, name, deflated])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), shared, tail, name]))
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(list.length, 4)
  end.writeUInt16LE(list.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end])
}
