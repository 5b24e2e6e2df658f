import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { measureParsing } from './parse.ts'

/** `npm run bench:import [-- --only WORDS]`: see README.md beside this file. Ends with 1 where an import is slower than is promised. */
const say = (line: string) => process.stdout.write(`${line}\n`)

say('Importing, beside the parser alone (processor time, middle of seven, in turns):\n')
const { values: options } = parseArgs({ options: { only: { type: 'string', default: '' } } })
const parsing = await measureParsing(say, options.only)
const slow = parsing.filter(({ ratio, most }) => ratio > most)
for (const { name, ratio, most } of slow) say(`\n${name}: ${ratio.toFixed(2)} times, promised are ${most}.`)

// Finding the notes of a reading again in a later version of it.
const reanchor = path.join(import.meta.dirname, 'reanchor.ts')
if (fs.existsSync(reanchor)) await import(reanchor)

process.exitCode ||= slow.length > 0 ? 1 : 0
