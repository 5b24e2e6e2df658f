import { expect, it } from 'vitest'
import { clearDeviceTraces, countDeviceDrafts } from '@/components/margin/device-drafts.ts'
import { draftKey, DraftStore } from '@/components/margin/drafts.ts'

function storage() {
  const kept = new Map<string, string>()
  return {
    kept,
    get length() { return kept.size },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

it('counts what one person has begun to write in all readings, and clears that person’s traces alone', () => {
  const device = storage()
  for (const [user, reading] of [['ada', 'r1'], ['ada', 'r2'], ['ben', 'r1']] as const) {
    new DraftStore(device, draftKey(user, reading), 'v').put('reply:a:1', { kind: 'reply', thread: 'a:1', stance: 'plain', body: 'half' })
  }
  device.setItem('postil.layer.ada.r1', 'l')
  device.setItem('postil.keys', 'off')
  device.setItem('postil.drafts.ada.broken', 'not json')
  expect(countDeviceDrafts('ada', device)).toBe(2)
  clearDeviceTraces('ada', device)
  expect(countDeviceDrafts('ada', device)).toBe(0)
  expect([...device.kept.keys()]).toEqual([draftKey('ben', 'r1'), 'postil.keys'])
})
