import type { AwarenessState } from '@/lib/domain/layer/wire.ts'
import { LayerCore } from './layer-core.ts'
import type { LayerSession, LayerSessionOptions } from './layer-session.types.ts'
import { randomId } from './tab.ts'

/** A selection that is being drawn changes with every move of the pointer; the others need not see each. */
const announceInterval = 120

const cores = new Map<string, { core: LayerCore; sessions: number }>()

/**
 * Opens a layer in this browser, or joins in where this tab already has it open. Never throws: what goes wrong shows in the
 * snapshot's status. `close` it when it is no longer shown.
 */
export function openLayer(options: LayerSessionOptions): LayerSession {
  const id = [options.serverUrl, options.roomId, options.userId, options.handle].join(' ')
  const open = cores.get(id) ?? startCore(id, options)
  open.sessions += 1
  if (open.sessions === 1) open.core.reopen()
  const { core } = open
  const announcer = throttled((state: AwarenessState) => { core.announce(state) }, announceInterval)
  let closed = false
  return {
    roomId: options.roomId,
    handle: options.handle,
    subscribe: core.view.subscribe,
    snapshot: core.view.snapshot,
    async add(value) {
      const key = `${options.handle}:${randomId()}`
      await core.write(key, value)
      return key
    },
    set: (key, value) => core.write(key, value),
    settle: (key, value) => core.settle(key, value),
    moderate: (key, hidden) => core.moderate(key, hidden),
    announce: announcer.call,
    resend: (key, value) => core.write(key, value),
    discard: (key) => core.discard(key),
    close() {
      if (closed) return
      closed = true
      announcer.stop()
      open.sessions -= 1
      if (open.sessions === 0) core.release()
    },
  }
}

function startCore(id: string, options: LayerSessionOptions) {
  const core = new LayerCore(options, () => { if (cores.get(id)?.core === core) cores.delete(id) })
  const open = { core, sessions: 0 }
  cores.set(id, open)
  return open
}

/** Calls at most once in `interval` ms, the last time with the last argument. */
function throttled<T>(call: (argument: T) => void, interval: number) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let next: { argument: T } | null = null
  const run = () => {
    timer = undefined
    if (!next) return
    const { argument } = next
    next = null
    timer = setTimeout(run, interval)
    call(argument)
  }
  return {
    call: (argument: T): void => {
      next = { argument }
      if (timer === undefined) run()
    },
    stop(): void {
      clearTimeout(timer)
    },
  }
}
