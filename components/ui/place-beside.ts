/** A box on the screen, px. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

export type Side = 'top' | 'right' | 'bottom' | 'left'
export type Align = 'start' | 'center' | 'end'

interface Beside {
  anchor: Box
  /** How large what is placed would like to be. */
  size: { width: number; height: number }
  window: { width: number; height: number }
  side: Side
  align: Align
  /** Between the two. */
  gap: number
  /** Kept free at the window's edges. */
  edge?: number
}

/**
 * Where something stands beside what it belongs to: on the wanted side, on the opposite one where there is more room and too
 * little here, and pushed along the edge so far that it is in the window. `room`: how high it may be there.
 */
export function placeBeside({ anchor, size, window, side, align, gap, edge = 8 }: Beside): { left: number; top: number; room: number; side: Side } {
  const upright = side === 'top' || side === 'bottom'
  const free = {
    top: anchor.top - gap - edge, bottom: window.height - anchor.top - anchor.height - gap - edge,
    left: anchor.left - gap - edge, right: window.width - anchor.left - anchor.width - gap - edge,
  }
  const wanted = upright ? size.height : size.width
  const chosen = free[side] >= wanted || free[side] >= free[opposite[side]] ? side : opposite[side]
  const room = Math.max(0, upright ? free[chosen] : window.height - 2 * edge)
  const height = Math.min(size.height, room)
  const along = (from: number, length: number, own: number) => (align === 'start' ? from : align === 'end' ? from + length - own : from + (length - own) / 2)
  const within = (at: number, own: number, whole: number) => Math.max(edge, Math.min(at, whole - edge - own))
  const left = chosen === 'left' ? anchor.left - gap - size.width : chosen === 'right' ? anchor.left + anchor.width + gap : along(anchor.left, anchor.width, size.width)
  const top = chosen === 'top' ? anchor.top - gap - height : chosen === 'bottom' ? anchor.top + anchor.height + gap : along(anchor.top, anchor.height, height)
  return { left: within(left, size.width, window.width), top: upright ? top : within(top, height, window.height), room, side: chosen }
}

const opposite: Record<Side, Side> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' }
