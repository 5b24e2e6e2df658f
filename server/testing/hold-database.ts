import { startEmbedded } from '@/server/database/embedded.ts'

/** A process of its own that owns the database in the folder it is told, until it is killed. Prints the address. */
const [folder = ''] = process.argv.slice(2)
const { url } = await startEmbedded(folder)
process.stdout.write(`${url}\n`)
setInterval(() => undefined, 1_000)
