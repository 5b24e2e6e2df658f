import { shared } from '@/lib/shared.ts'
import type { MadeReading, VersionJob } from './make-version.ts'

/** `makeVersion`, away from whoever waits on this thread. Throws AppError. */
export type RunMaking = (job: VersionJob) => Promise<MadeReading>

const slot = () => shared<{ run: RunMaking | null }>('version-maker', () => ({ run: null }))

/** The process says once how versions are made; pages get it from here, as they do the importer. */
export function setVersionMaker(run: RunMaking): void {
  slot().run = run
}

export const runMaking: RunMaking = (job) => {
  const { run } = slot()
  if (run === null) throw new Error('Nobody has said how versions are made: call setVersionMaker first.')
  return run(job)
}
