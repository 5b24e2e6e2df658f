import { parseArgs } from 'node:util'
import { fuzz } from './fuzz.ts'

/**
 * `npm run soak:fuzz [-- --updates 1000000 --seed 1]`: the long form of fuzz.test.ts. Prints figures; a broken promise ends
 * it with the seed of its room, from which `--seed` begins again.
 */
const { values } = parseArgs({ options: { updates: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } } })
const begun = performance.now()
const figures = fuzz({
  seed: Number(values.seed), updates: Number(values.updates),
  onRoom: ({ updates, rooms }) => {
    if (rooms % 100 === 0) process.stderr.write(`${updates} updates, ${rooms} rooms; next seed ${Number(values.seed) + rooms}\n`)
  },
})
process.stdout.write(`${JSON.stringify({ ...figures, seconds: Math.round((performance.now() - begun) / 1000) }, null, 2)}\n`)
