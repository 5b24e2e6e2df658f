import { expect, test } from 'vitest'
import { translate } from '@/lib/testing/in-english.tsx'
import { sizeOf } from './file-size.ts'

test.each([[0, '0 bytes'], [1, '1 byte'], [740, '740 bytes'], [12_300, '12 kB'], [20 * 1024 * 1024, '20 MB'], [3_600_000, '3.4 MB']])('says of %i bytes: %s', (bytes, words) => {
  expect(sizeOf(translate('course'), bytes)).toBe(words)
})
