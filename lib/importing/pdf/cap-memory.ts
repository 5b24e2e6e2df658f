/** Bytes that one stream of a file may hold when it is unpacked; a page's drawing has a few hundred thousand. */
const most = 64 * 1024 * 1024

/**
 * Runs `use` while no stretch of bytes larger than a page could need can be had: pdf.js unpacks each stream into one, however
 * it was packed, and a file of 3 kB can unpack to gigabytes, which count toward no limit of a thread. `exceeded` says whether
 * any was asked for, since pdf.js passes over streams that fail. For a thread that does nothing else.
 */
export async function withCappedMemory<Result>(use: () => Promise<Result>, exceeded: () => Error): Promise<Result> {
  const { Uint8Array: whole, DecompressionStream: native } = globalThis
  let asked = false
  globalThis.Uint8Array = new Proxy(whole, {
    construct(target, args: unknown[], made: new () => object) {
      if (typeof args[0] === 'number' && args[0] > most) {
        asked = true
        throw new RangeError('A stream unpacks to more than it may.')
      }
      return Reflect.construct(target, args, made === globalThis.Uint8Array ? target : made) as object
    },
  })
  // It collects all that a stream unpacks to before it can be measured; without it pdf.js unpacks by itself.
  Reflect.deleteProperty(globalThis, 'DecompressionStream')
  const outcome = await use().then((result) => ({ result }), (error: unknown) => ({ error }))
  Object.assign(globalThis, { Uint8Array: whole, DecompressionStream: native })
  if (asked) throw exceeded()
  if ('error' in outcome) throw outcome.error
  return outcome.result
}
