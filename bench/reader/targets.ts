/** One thing that is to be reached: what was measured, and the most it may be. */
export interface Target {
  name: string
  measured: number
  most: number
  unit: string
}

export const isReached = ({ measured, most }: Target): boolean => Number.isFinite(measured) && measured <= most

export function median(values: readonly number[]): number {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

export const fixed = (value: number): string => (Number.isFinite(value) ? value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2) : '-')
