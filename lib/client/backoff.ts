const base = 500
const cap = 20_000
/** The page believes that there is no network; it can be wrong (a virtual network), so it still looks now and then. */
const whileOffline = 60_000

/**
 * How long to wait before the next attempt, ms: doubling with every failure up to 20 s, and a random half of it, so that
 * a class that lost its server at one moment does not come back at one moment.
 */
export function backoff(failures: number, online: boolean, random = Math.random()): number {
  const whole = online ? Math.min(cap, base * 2 ** failures) : whileOffline
  return whole / 2 + (random * whole) / 2
}
