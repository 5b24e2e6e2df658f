import { expect, test } from 'vitest'
import { reasonIn } from './sign-in.ts'

test('finds the sentence of a refusal in the address that next-auth answers with', () => {
  const url = `http://localhost:3000/api/auth/error?error=${encodeURIComponent('The e-mail address or the password is wrong. Check both and try again.')}&provider=credentials`
  expect(reasonIn({ url })).toBe('The e-mail address or the password is wrong. Check both and try again.')
})

test('finds the sentence of a problem response', () => {
  expect(reasonIn({ title: 'Too many tries. Wait a minute.', code: 'rate-limited' })).toBe('Too many tries. Wait a minute.')
})

test('takes a token that does not match its cookie for a refusal, though it is answered 200', () => {
  expect(reasonIn({ url: 'http://localhost:3000/sign-in?csrf=true' })).toMatch(/Try again/)
})

test('finds none in an answer that leads on', () => {
  expect(reasonIn({ url: 'http://localhost:3000/' })).toBeNull()
  expect(reasonIn(null)).toBeNull()
})
