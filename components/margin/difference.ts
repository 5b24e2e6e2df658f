/** What went from a list and what came to it, in its order: all that lies between the parts that both have in common at their beginning and at their end. */
export function difference<T>(before: readonly T[], now: readonly T[]): { gone: readonly T[]; come: readonly T[] } {
  const shared = Math.min(before.length, now.length)
  let from = 0
  while (from < shared && before[from] === now[from]) from++
  let tail = 0
  while (tail < shared - from && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++
  return { gone: before.slice(from, before.length - tail), come: now.slice(from, now.length - tail) }
}
