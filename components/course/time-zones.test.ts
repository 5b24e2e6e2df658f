import { expect, test } from 'vitest'
import { zonesByRegion } from './time-zones.ts'

test('names cities under their region, readable', () => {
  expect(zonesByRegion('UTC', ['America/Argentina/Buenos_Aires', 'Europe/Oslo'])).toEqual([
    { region: 'America', zones: [{ id: 'America/Argentina/Buenos_Aires', name: 'Argentina, Buenos Aires' }] },
    { region: 'Europe', zones: [{ id: 'Europe/Oslo', name: 'Oslo' }] },
    { region: '', zones: [{ id: 'UTC', name: 'UTC' }] },
  ])
})

test("lists one's own zone once, also where the runtime does not list it", () => {
  const ids = zonesByRegion('Asia/Calcutta', ['Asia/Kolkata', 'Europe/Oslo']).flatMap(({ zones }) => zones.map(({ id }) => id))
  expect(ids).toEqual(['Asia/Calcutta', 'Asia/Kolkata', 'Europe/Oslo', 'UTC'])
  expect(zonesByRegion('Europe/Oslo', ['Europe/Oslo']).flatMap(({ zones }) => zones)).toHaveLength(2)
})
