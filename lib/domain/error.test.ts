import { describe, expect, it, vi } from 'vitest'
import { AppError } from './error.ts'

describe('AppError', () => {
  it('is known across two copies of its module, as pages and server have them', async () => {
    vi.resetModules()
    const other = await import('./error.ts')
    expect(other.AppError).not.toBe(AppError)
    expect(new other.AppError('invalid', 'A sentence.') instanceof AppError).toBe(true)
    expect(new AppError('invalid', 'A sentence.') instanceof other.AppError).toBe(true)
  })

  it('is no other error, and nothing else is one', () => {
    for (const value of [new Error('AppError'), { name: 'AppError' }, null, 'AppError']) expect(value instanceof AppError).toBe(false)
  })
})
