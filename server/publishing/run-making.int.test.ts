import path from 'node:path'
import { threadId } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { importReading } from '@/lib/importing/import-reading.ts'
import { makeVersion } from '@/lib/use-cases/reading/make-version.ts'
import { runMaking } from './run-making.ts'

const wells = async () => JSON.stringify(await importReading({ text: '# Wells\n\nThe well was dry, and *nobody* had said so.\n', fileName: 'wells.md' }))
const limits = { milliseconds: 20_000, memory: 64 }
const program = (name: string) => path.join(import.meta.dirname, 'testing', name)

describe('making a version in a thread', () => {
  it('gives what making it here would', async () => {
    const job = { imported: await wells(), corrections: JSON.stringify([{ kind: 'about', set: { title: 'On wells' } }]) }
    const made = await runMaking(job)
    expect(made).toEqual(makeVersion(job))
    expect(made).toMatchObject({ about: { title: 'On wells' }, version: { html: expect.stringContaining('<em>nobody</em>') as string } })
  })

  it('is done elsewhere than on this thread', async () => {
    expect((await runMaking({ imported: '', corrections: '' }, { ...limits, program: program('telling.mjs') })).version.text).not.toBe(`${threadId}`)
  })

  it('refuses with the sentence that the corrections are refused with', async () => {
    const refused = runMaking({ imported: await wells(), corrections: JSON.stringify([{ kind: 'drop', piece: 99 }]) })
    await expect(refused).rejects.toMatchObject({ code: 'invalid', message: 'This correction does not fit the text any more. Take it back and try again.' })
  })

  it('says which column does not hold what it has to', async () => {
    await expect(runMaking({ imported: '{"title":1}', corrections: '[]' })).rejects.toMatchObject({ code: 'internal', cause: { message: expect.stringMatching(/^result: /) as string } })
  })

  it.each([
    ['takes for ever', 'endless.mjs', { milliseconds: 300, memory: 64 }],
    ['fills memory', 'greedy.mjs', { milliseconds: 60_000, memory: 16 }],
    ['ends and says nothing', 'silent.mjs', limits],
  ])('ends a thread that %s, and goes on', async (_, name, given) => {
    await expect(runMaking({ imported: '', corrections: '' }, { ...given, program: program(name) })).rejects.toMatchObject({ code: 'unavailable' })
    expect((await runMaking({ imported: await wells(), corrections: '[]' })).about.title).toBe('Wells')
  }, 60_000)
})
