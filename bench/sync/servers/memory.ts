import fs from 'node:fs'

/** Beside a server: on SIGUSR2, writes what the process holds after a collection to the file MEMORY_FILE, bytes. */
process.on('SIGUSR2', () => {
  const { gc } = globalThis as { gc?: () => void }
  gc?.()
  gc?.()
  const { heapUsed, external } = process.memoryUsage()
  const file = process.env.MEMORY_FILE ?? ''
  fs.writeFileSync(`${file}.new`, JSON.stringify({ held: heapUsed + external }))
  fs.renameSync(`${file}.new`, file)
})
