import net from 'node:net'

/** A TCP port of 127.0.0.1 that nothing listens on right now. Someone else may take it at any moment after. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
      })
    })
  })
}
