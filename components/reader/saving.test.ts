import { describe, expect, it } from 'vitest'
import { describeSaving } from '@/components/reader/saving.ts'
import { translate } from '@/lib/testing/in-english.tsx'

const layer = (status: 'online' | 'offline' | 'connecting' | 'ended', pending = 0, loaded = true) => ({ status, loaded, pending })
const t = translate('reader')
const words = (...layers: ReturnType<typeof layer>[]) => {
  const { kind, waiting } = describeSaving(layers)
  return t(`saving.${kind}`, { count: waiting })
}

describe('describeSaving', () => {
  it('says saved only when every layer is there and nothing waits in any', () => {
    expect(words(layer('online'), layer('online'))).toBe('Saved')
    expect(words(layer('online'), layer('online', 1))).toBe('Saving')
    expect(words(layer('online'), layer('connecting', 0, false))).toBe('Connecting')
    expect(words(layer('online', 0, false))).toBe('Connecting')
    expect(words()).toBe('Connecting')
  })

  it('counts what waits over all layers when one of them cannot be reached', () => {
    expect(words(layer('online', 2), layer('offline', 1))).toBe('3 waiting')
    expect(words(layer('connecting', 2))).toBe('2 waiting')
    expect(words(layer('online'), layer('offline'))).toBe('Offline')
  })

  it('says what was not sent when the room is closed to the reader', () => {
    expect(words(layer('ended', 2), layer('online'))).toBe('2 not sent')
    expect(words(layer('ended'), layer('online'))).toBe('Not connected')
  })
})
