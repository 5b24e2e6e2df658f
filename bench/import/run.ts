import { parseArgs } from 'node:util'
import { measureParsing } from './parse.ts'
import { measureReanchoring } from './reanchor.ts'

/** `npm run bench:import [-- --only WORDS]`: see README.md beside this file. Ends with 1 where something promised is not reached. */
const say = (line: string) => process.stdout.write(`${line}\n`)
const { values: { only } } = parseArgs({ options: { only: { type: 'string', default: '' } } })

say('Importing, beside the parser alone (processor time, middle of seven, in turns):\n')
const missed = await measureParsing(say, only)

if ('quotations'.includes(only)) {
  say('\nFinding 1,000 quotations again in a million characters:\n')
  missed.push(...measureReanchoring(say))
}

say(missed.length === 0 ? '\nAll that was promised and measured here is reached.' : `\nNOT reached:\n${missed.map((line) => `  ${line}`).join('\n')}`)
process.exitCode ||= missed.length > 0 ? 1 : 0
