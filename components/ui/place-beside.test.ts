import { describe, expect, it } from 'vitest'
import { placeBeside } from './place-beside.ts'

const window = { width: 400, height: 600 }
const anchor = { left: 100, top: 100, width: 40, height: 30 }
const size = { width: 120, height: 200 }
const place = (more: object) => placeBeside({ anchor, size, window, side: 'bottom', align: 'start', gap: 6, ...more })

describe('placeBeside', () => {
  it('stands under its button, at the wanted edge', () => {
    expect(place({})).toMatchObject({ left: 100, top: 136, side: 'bottom' })
    expect(place({ align: 'end' })).toMatchObject({ left: 20 })
    expect(place({ align: 'center' })).toMatchObject({ left: 60 })
  })

  it('goes to the other side where there is more room', () => {
    expect(place({ anchor: { ...anchor, top: 500 } })).toMatchObject({ top: 294, side: 'top' })
  })

  it('stays where there is as little room on either side, and says how high it may be', () => {
    expect(place({ size: { width: 120, height: 900 } })).toMatchObject({ top: 136, side: 'bottom', room: 456 })
    expect(place({ size: { width: 120, height: 900 }, anchor: { ...anchor, top: 400 } })).toMatchObject({ top: 8, side: 'top', room: 386 })
  })

  it('is never pushed out of the window', () => {
    expect(place({ anchor: { ...anchor, left: 350 } }).left).toBe(272)
    expect(place({ align: 'end', anchor: { ...anchor, left: 10 } }).left).toBe(8)
    expect(place({ size: { width: 900, height: 20 } }).left).toBe(8)
  })

  it('stands beside as well', () => {
    expect(place({ side: 'right', align: 'center', size: { width: 100, height: 20 } })).toMatchObject({ left: 146, top: 105, side: 'right' })
    expect(place({ side: 'right', size: { width: 240, height: 20 }, anchor: { ...anchor, left: 300 } })).toMatchObject({ left: 54, side: 'left' })
  })
})
