/** How far one looks for the place where two texts fall into step again, and how much of it must agree then. */
const reach = 4
const step = 3
/** Within context, one difference more than this is another text. */
const patience = 4

/**
 * How much of `context` (0 to 1, from the quotation outwards) `units` say beside `at`: before it with `by` -1, after it
 * with 1. A few characters that were changed, left out or put in are stepped over and do not count. 0 without context.
 */
export function agreement(units: Uint16Array, at: number, context: Uint16Array, by: 1 | -1): number {
  const length = context.length
  if (length === 0) return 0
  const here = (i: number) => units[by === 1 ? at + i : at - 1 - i]
  const there = (i: number) => context[by === 1 ? i : length - 1 - i]
  const inStep = (i: number, j: number) => {
    for (let k = 0; k < step; k++) if (j + k < length && here(i + k) !== there(j + k)) return false
    return j < length
  }
  let [i, j, same, breaks] = [0, 0, 0, 0]
  while (j < length) {
    if (here(i) === there(j)) {
      same++
      i++
      j++
      continue
    }
    if (++breaks > patience) break
    const found = findStep(i, j, inStep)
    if (found === null) break
    ;[i, j] = found
  }
  return same / length
}

/** The nearest places at which both run alike again. */
function findStep(i: number, j: number, inStep: (i: number, j: number) => boolean): [number, number] | null {
  for (let sum = 1; sum <= 2 * reach; sum++) {
    for (let skip = Math.max(0, sum - reach); skip <= Math.min(sum, reach); skip++) {
      if (inStep(i + skip, j + sum - skip)) return [i + skip, j + sum - skip]
    }
  }
  return null
}
