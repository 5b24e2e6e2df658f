import type { LayerSnapshot } from '@/lib/client/layer-session.types.ts'

/** What the bar says about the room's connection and about what was written. Over all layers: the worst is told. */
export interface SavingState {
  kind: 'saved' | 'saving' | 'waiting' | 'offline' | 'connecting' | 'ended'
  waiting: number
}

export function describeSaving(layers: readonly Pick<LayerSnapshot, 'status' | 'loaded' | 'pending'>[]): SavingState {
  const waiting = layers.reduce((sum, layer) => sum + layer.pending, 0)
  const some = (status: LayerSnapshot['status']) => layers.some((layer) => layer.status === status)
  const say = (kind: SavingState['kind']): SavingState => ({ kind, waiting })
  if (some('ended')) return say('ended')
  if (some('offline')) return waiting > 0 ? say('waiting') : say('offline')
  if (layers.length === 0 || layers.some((layer) => layer.status === 'connecting' || !layer.loaded)) {
    return waiting > 0 ? say('waiting') : say('connecting')
  }
  return waiting > 0 ? say('saving') : say('saved')
}
