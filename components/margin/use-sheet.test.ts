import { expect, it } from 'vitest'
import { sheetHeight } from '@/components/margin/sheet-height.ts'
import { nearestSheetSize, nextSheetSize } from '@/components/margin/use-sheet.ts'

it('opens the sheet by steps and folds it down again', () => {
  expect(nextSheetSize('peek')).toBe('half')
  expect(nextSheetSize('half')).toBe('full')
  expect(nextSheetSize('full')).toBe('peek')
})

it('keeps the bar in sight when full, and the passage when half, on a low screen too', () => {
  expect(sheetHeight('full', 844)).toBe(792)
  expect(sheetHeight('half', 844)).toBe(428)
  expect(sheetHeight('half', 500)).toBe(275)
})

it('settles where the finger let go', () => {
  expect(nearestSheetSize(120, 844)).toBe('peek')
  expect(nearestSheetSize(500, 844)).toBe('half')
  expect(nearestSheetSize(700, 844)).toBe('full')
})
