import { expect, test, vi } from 'vitest'
import { CommitLine } from './commit-line.ts'
import { defaultLimits as limits } from './limits.ts'
import type { Round } from './round.ts'

test('says that it failed where what follows a commit fails, also when nobody waits for it', async () => {
  const fault = new Error('The doc cannot be shown.')
  const onFailed = vi.fn()
  const line = new CommitLine({
    limits, onFailed,
    commit: () => Promise.resolve({} as Round),
    onDurable: () => undefined,
    onRest: () => { throw fault },
  })
  line.add({ kind: 'look' })
  await vi.waitFor(() => expect(onFailed).toHaveBeenCalledWith(fault))
  await line.rested()
  expect(line.isBusy).toBe(false)
})
