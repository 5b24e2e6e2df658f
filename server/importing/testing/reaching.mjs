import { register } from 'tsx/esm/api'

/** A program that tries to reach somebody, as a file might have a parser do. */
register()
await import('../alone.ts')
const { default: http } = await import('node:http')
const { default: net } = await import('node:net')
process.once('message', async (/** @type {{ source: { fileName: string } }} */ { source }) => {
  const { port } = new URL(source.fileName)
  /** @type {(() => unknown)[]} */
  const tries = [() => fetch(source.fileName), () => net.connect(Number(port), '127.0.0.1'), () => http.get(source.fileName)]
  const said = await Promise.all(tries.map((attempt) => Promise.resolve().then(attempt).then(() => 'reached', (/** @type {Error} */ error) => error.message)))
  process.send?.({ kind: 'refused', code: 'conflict', message: JSON.stringify(said) })
})
