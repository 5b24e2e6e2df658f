import { expect, test } from 'vitest'
import { firstOfEach, problemOf } from './use-form.ts'

test('shows one sentence a field, the first', () => {
  const problems = [{ message: 'Too short.', field: 'password' }, { message: 'Too plain.', field: 'password' }, { message: 'Write it.', field: 'email' }]
  expect(firstOfEach(problems)).toEqual([problems[0], problems[2]])
})

test('shows the sentence and the field of an error that carries them', () => {
  expect(problemOf(Object.assign(new Error('This due date is in the past.'), { field: 'dueAt' }))).toEqual({ message: 'This due date is in the past.', field: 'dueAt' })
})

test('has a sentence for what is no error', () => {
  expect(problemOf('boom')).toEqual({ message: 'Something went wrong. Try again.', field: undefined })
})
