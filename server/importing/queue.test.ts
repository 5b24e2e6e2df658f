import { expect, test } from 'vitest'
import { makeQueue } from './queue.ts'

/** A piece of work that ends when it is told. */
function makeWork() {
  let end = () => { /* replaced at once */ }
  const done = new Promise<void>((resolve) => { end = resolve })
  return { done, end: () => { end() } }
}

test('as many run at once as may, the others in the order they came', async () => {
  const inTurn = makeQueue(2)
  const works = Array.from({ length: 4 }, makeWork)
  const begun: number[] = []
  const runs = works.map((work, index) => inTurn(async () => { begun.push(index); await work.done; return index }))
  expect(begun).toEqual([0, 1])
  works[1]!.end()
  await runs[1]
  await Promise.resolve()
  expect(begun).toEqual([0, 1, 2])
  for (const work of works) work.end()
  expect(await Promise.all(runs)).toEqual([0, 1, 2, 3])
})

test('one that fails gives its turn on', async () => {
  const inTurn = makeQueue(1)
  const failed = inTurn(() => Promise.reject(new Error('no')))
  const next = inTurn(() => Promise.resolve('yes'))
  await expect(failed).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

test('where very many wait, one more is told to come again', async () => {
  const inTurn = makeQueue(1)
  const work = makeWork()
  const runs = Array.from({ length: 21 }, () => inTurn(() => work.done))
  await expect(inTurn(() => work.done)).rejects.toMatchObject({ code: 'unavailable' })
  work.end()
  await Promise.all(runs)
})
