import { parseArgs } from 'node:util'
import { ageDoc } from './age-doc.ts'

/** `npm run soak:epochs [-- --edits 100000]`: what edits and deletions cost in a doc, and what an epoch leaves. Exit code 1 beyond the bounds. */
const { values } = parseArgs({ options: { edits: { type: 'string', default: '100000' } } })
const figures = ageDoc(Number(values.edits))
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
process.exitCode = figures.bytesPerEdit <= 15 && figures.bytesPerDeletedEntry <= 60 && figures.afterEpoch <= figures.alive * 1.1 ? 0 : 1
