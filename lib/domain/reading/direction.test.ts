import { expect, it } from 'vitest'
import { directionOf } from './direction.ts'

it('tells the direction of a language, of its script where the tag has one', () => {
  for (const tag of ['ar', 'AR-eg', 'he-IL', 'fa', 'ur', 'yi', 'az-Arab', 'pa-Arab-PK']) expect(directionOf(tag), tag).toBe('rtl')
  for (const tag of ['en', 'ja', 'ar-Latn', 'und', '', 'zh-Hant']) expect(directionOf(tag), tag).toBe('ltr')
})
