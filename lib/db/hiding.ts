import type { LayerHiding } from '@/lib/domain/layer/hiding.ts'
import { db } from './client.ts'

const shared = { kind: { not: 'private' } } as const

/** What the shared layers of a reading hide: all the same. */
export async function findHiding(readingId: string): Promise<LayerHiding> {
  const layer = await db().layer.findFirst({ where: { readingId, ...shared }, orderBy: { createdAt: 'asc' }, select: { hiding: true, revealAt: true } })
  return layer ?? { hiding: 'nothing', revealAt: null }
}

export async function writeHiding(readingId: string, hiding: LayerHiding): Promise<void> {
  await db().layer.updateMany({ where: { readingId, ...shared }, data: hiding })
}
