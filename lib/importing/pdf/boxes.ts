import type { PdfLine } from './run.ts'

/** Lines of a page that stand beside its text and look otherwise, a pull quote or a box, each with its lines from above to below; and the rest. */
export function takeBoxes(lines: PdfLine[], body: number): { rest: PdfLine[]; boxes: PdfLine[][] } {
  const looksOther = (line: PdfLine) => line.columns === undefined && (Math.abs(line.size - body) > body * 0.07 || line.bold || line.italic)
  const others = lines.filter(looksOther).sort((a, b) => a.y - b.y)
  if (others.length === 0 || others.length > lines.length * 0.8) return { rest: lines, boxes: [] }
  const runs: PdfLine[][] = []
  for (const line of others) {
    const run = runs.find((one) => goesOn(one.at(-1), line))
    if (run === undefined) runs.push([line])
    else run.push(line)
  }
  const text = lines.filter((line) => Math.abs(line.size - body) <= body * 0.07 && line.to - line.from > line.size * 9)
  const edges = text.reduce(({ from, to }, line) => ({ from: Math.min(from, line.from), to: Math.max(to, line.to) }), { from: Infinity, to: -Infinity })
  const outside = new Set(text.length < 8 ? [] : runs.filter((run) => isOutside(run, edges, text)))
  const boxes = runs.filter((run) => outside.has(run) || (run.length > 1 && isBeside(run, text)))
  if (boxes.length === 0) return { rest: lines, boxes }
  const taken = new Set(boxes.flat())
  const within = boxes.filter((box) => !outside.has(box))
  const gives = (line: PdfLine) => within.some((box) => line.y > (box[0]?.y ?? 0) - line.size * 2 && line.y < (box.at(-1)?.y ?? 0) + line.size)
  return { rest: lines.filter((line) => !taken.has(line)).map((line) => (gives(line) ? { ...line, isNarrowed: true } : line)), boxes }
}

const goesOn = (before: PdfLine | undefined, line: PdfLine) => before !== undefined && Math.abs(before.size - line.size) < 0.5 && line.y > before.y
  && line.y - before.y < line.size * 2 && (Math.abs(before.from - line.from) < line.size * 0.5 || Math.abs(before.to - line.to) < line.size * 0.5 || Math.abs(before.from + before.to - line.from - line.to) < line.size)

/** Whether it stands in the margin, beside the text and left or right of all of it. */
function isOutside(run: PdfLine[], edges: { from: number; to: number }, text: PdfLine[]): boolean {
  const [first, last] = [run[0], run.at(-1)]
  if (first === undefined || last === undefined) return false
  const [from, to] = [Math.min(...run.map((line) => line.from)), Math.max(...run.map((line) => line.to))]
  return (edges.to < from || edges.from > to) && text.some((line) => line.y > first.y - first.size && line.y < last.y + last.size)
}

/** Whether lines of the text run beside it that are not lines of a column as wide: the text gives way to it. */
function isBeside(run: PdfLine[], text: PdfLine[]): boolean {
  const [first, last] = [run[0], run.at(-1)]
  if (first === undefined || last === undefined) return false
  const [from, to] = [Math.min(...run.map((line) => line.from)), Math.max(...run.map((line) => line.to))]
  const beside = text.filter((line) => line.y > first.y - first.size && line.y < last.y + last.size * 0.4)
  const givesWay = text.some((line) => line.from < to - 2 && line.to > from + 2 && line.to - line.from > (to - from) * 1.5)
  return beside.length >= 2 && givesWay && beside.every((line) => line.to <= from || line.from >= to)
}
