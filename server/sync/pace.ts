/**
 * Milliseconds for which a busy room gathers what arrives, from the first of it: `least`, and then until something more
 * comes, which wakes the process anyway; no longer than `most`. Shorter than anybody sees.
 */
const gathering = { least: 24, most: 36 }
/** A room is busy while updates come, on the average, no further apart than this; then gathering saves commits and frames. */
const busyGap = 40
/** Share of the newest gap in the average, and the longest that counts, so that a busy room is known after a second. */
const weight = 0.1
const longest = 400

/**
 * How long a room waits before it commits what has come. A quiet room does not wait: what one person writes is seen at
 * once. In a busy one a commit and a frame to every socket for each update would cost more than all the rest, so what
 * arrives within 24 to 36 ms is made durable and sent together.
 */
export class Pace {
  private last = -Infinity
  private gap = longest

  /** Something has come at `now`, in milliseconds of any steady clock. */
  arrive(now: number): void {
    this.gap += (Math.min(now - this.last, longest) - this.gap) * weight
    this.last = now
  }

  /** Milliseconds to wait on, if nothing more comes, where the first that has come has `waited` so long. */
  wait(waited: number): number {
    return this.gap > busyGap || waited >= gathering.least ? 0 : gathering.most - waited
  }
}
