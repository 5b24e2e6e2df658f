import type { Box, Run } from './run.ts'
import { unreadable } from './text-layer.ts'

/** What a page draws, as pdf.js lists it. */
export interface Drawing { fnArray: number[]; argsArray: unknown[] }
type Matrix = [number, number, number, number, number, number]

/** pdf.js's numbers of what is done (its `OPS`), and of how a path is painted. */
const [save, restore, transform, formBegin, formEnd, path] = [10, 11, 12, 74, 75, 91]
const painted = new Set([20, 21, 22, 23, 24, 25, 26, 27])
/** Points that a dot is wide and high. */
const [thinnest, widest] = [1.2, 9]
/** Dots of a page that are looked at; more are a picture. */
const mostDots = 600

/**
 * Whether a page may hold a list whose marks are drawn: two lines or more begin at one place, set in further than paragraphs
 * are, with no mark of their own.
 */
export function mayHoldList(runs: Run[]): boolean {
  const rows = new Map<number, Run>()
  for (const run of runs) {
    const key = Math.round(run.y / 2)
    const first = rows.get(key)
    if (first === undefined || run.x < first.x) rows.set(key, run)
  }
  const lefts = new Map<number, number>()
  for (const { x } of rows.values()) lefts.set(Math.round(x), (lefts.get(Math.round(x)) ?? 0) + 1)
  const [usual] = [...lefts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])
  const insets = new Map<number, number>()
  for (const { x, size, text } of rows.values()) {
    if (x > usual + size * 1.6 && x < usual + size * 8 && /^[\p{L}\p{N}“"‘'(]/u.test(text)) insets.set(Math.round(x), (insets.get(Math.round(x)) ?? 0) + 1)
  }
  return [...insets.values()].some((count) => count >= 2)
}

/** Small shapes as wide as high that a page draws, on the page as it is seen. */
export function findDots({ fnArray, argsArray }: Drawing, view: Matrix): Box[] {
  const dots: Box[] = []
  const stack: Matrix[] = []
  let now = view
  for (const [index, action] of fnArray.entries()) {
    if (action === save) stack.push(now)
    else if (action === restore || action === formEnd) now = stack.pop() ?? view
    else if (action === transform) now = multiply(now, argsArray[index])
    else if (action === formBegin) {
      stack.push(now)
      now = multiply(now, (argsArray[index] as unknown[] | null)?.[0])
    } else if (action === path) {
      const [paint, , edges] = argsArray[index] as [number, unknown, ArrayLike<number> | null]
      const box = painted.has(paint) && edges !== null ? toBox(edges, now) : null
      if (box !== null && box.width >= thinnest && box.width <= widest && box.height > box.width * 0.7 && box.height < box.width * 1.4) dots.push(box)
      if (dots.length > mostDots) return []
    }
  }
  return dots
}

function multiply([a, b, c, d, e, f]: Matrix, by: unknown): Matrix {
  const [g, h, i, j, k, l] = Array.from((by ?? [1, 0, 0, 1, 0, 0]) as ArrayLike<number>) as Matrix
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function toBox(edges: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Box {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(edges)
  const [xs, ys] = [[a * x0 + c * y0 + e, a * x1 + c * y1 + e], [b * x0 + d * y0 + f, b * x1 + d * y1 + f]]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Dots that stand left of the first words of a line, two of one size or more, as bullets before them. */
export function addBullets(runs: Run[], dots: Box[]): Run[] {
  const found = dots.flatMap((dot): { dot: Box; run: Run }[] => {
    const middle = dot.y + dot.height / 2
    const row = runs.filter((run) => middle > run.y - run.size * 0.75 && middle < run.y && dot.height < run.size * 0.7)
    const [first] = row.sort((a, b) => a.x - b.x).filter((run) => run.x + run.width > dot.x - run.size * 4)
    const room = first === undefined ? -1 : first.x - dot.x - dot.width
    return first !== undefined && room > 0 && room < first.size * 2.2 ? [{ dot, run: first }] : []
  })
  const alike = found.filter(({ dot, run }) => found.some((other) => other.run !== run && Math.abs(other.dot.width - dot.width) < dot.width * 0.2))
  const marked = new Set<Run>()
  return [...runs, ...alike.flatMap(({ run }): Run[] => {
    if (marked.has(run)) return []
    marked.add(run)
    const { size } = run
    return [{ ...run, text: '\u2022', x: run.x - size * 0.8, width: size * 0.4, bold: false, italic: false, links: [] }]
  })]
}

/** Characters that fonts do not name, where two or more of one stand by themselves at one place, are bullets. */
export function nameBullets(runs: Run[]): void {
  const lone = runs.filter(({ text }) => text.length === 1 && unreadable.test(text))
  if (lone.length < 2) return
  const keyOf = ({ text, x }: Run) => `${text} ${Math.round(x)}`
  const counts = new Map<string, number>()
  for (const run of lone) counts.set(keyOf(run), (counts.get(keyOf(run)) ?? 0) + 1)
  for (const run of lone) if ((counts.get(keyOf(run)) ?? 0) >= 2) run.text = '\u2022'
}
