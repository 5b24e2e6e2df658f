import type { Found } from './reanchor.ts'
import type { Quotation } from './searchable.ts'

/** A quotation without letters ("—", "?!"): where the text says it between the same words, the nearest of several. */
export function findSigns(text: string, { exact, prefix, suffix, near }: Quotation): Found | null {
  const before = prefix.slice(-8)
  const after = suffix.slice(0, 8)
  if ((before + after).trim().length < 6) return null
  const whole = before + exact + after
  let best: number | null = null
  for (let at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, at + 1)) {
    if (best === null || (near !== null && Math.abs(at - near) < Math.abs(best - near))) best = at
  }
  if (best === null) return null
  const start = best + before.length
  return { start, end: start + exact.length, method: 'exact', score: 1 }
}
