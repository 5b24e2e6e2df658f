import type { PlacedEntry, PlacingJob } from '@/lib/anchoring/reanchor/place-entries.ts'
import { shared } from '@/lib/shared.ts'

/** Finds the places of entries, away from whoever waits on this thread. Throws AppError. */
export type RunPlacing = (job: PlacingJob) => Promise<PlacedEntry[]>

const slot = () => shared<{ run: RunPlacing | null }>('placer', () => ({ run: null }))

/** The process says once how entries are placed; pages get it from here, as they do the importer. */
export function setPlacer(run: RunPlacing): void {
  slot().run = run
}

export const runPlacing: RunPlacing = (job) => {
  const { run } = slot()
  if (run === null) throw new Error('Nobody has said how entries are placed: call setPlacer first.')
  return run(job)
}
