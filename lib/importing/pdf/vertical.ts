import type { PdfPage, Run } from './run.ts'

const isIdeographic = (text: string) => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\ufe30-\ufe4f\uff00-\uffef]/u.test(text)

/**
 * A page of Chinese, Japanese or Korean set in lines from above to below, turned so that its lines run as others do: `x` is
 * down the page and `y` from its right edge, while each run's `box` says where it stands. `turned` are words that lie on
 * their side: on such a page they belong to its lines, on others they stand across them.
 */
export function turnVertical(page: PdfPage, turned: Run[]): PdfPage {
  if (!isVertical(page.runs)) return turned.length === 0 ? page : { ...page, across: [...page.across, ...turned.map(({ text }) => text)] }
  // Words that lie across its lines are the page's.
  const isAcross = (run: Run) => run.isVertical !== true && run.text.length > 3 && !isIdeographic(run.text)
  const across = page.runs.filter(isAcross).map(({ text }) => text)
  const runs = [...page.runs.filter((run) => !isAcross(run)), ...turned].flatMap((run) => (run.isVertical === true && isIdeographic(run.text) ? spread(run) : [run]))
  return { ...page, isVertical: true, across: [...page.across, ...across], runs: runs.map((run) => turn(run, page.width)) }
}

/** Whether most characters of these scripts stand one below the other. */
function isVertical(runs: Run[]): boolean {
  if (runs.length < 2) return false
  let [down, beside] = [0, 0]
  for (const [index, run] of runs.entries()) {
    if (!isIdeographic(run.text)) continue
    const before = runs[index - 1]
    if (run.isVertical === true) down += run.text.length
    else if (run.text.length > 2) beside += run.text.length
    else if (before !== undefined && Math.abs(run.x - before.x) < run.size * 0.5 && run.y - before.y > run.size * 0.5 && run.y - before.y < run.size * 2) down += 1
    else if (before !== undefined && Math.abs(run.y - before.y) < run.size * 0.3) beside += 1
  }
  return down > 20 && down > beside * 2
}

/** A run of characters one below the other as one run each, so that each has its place. */
function spread(run: Run): Run[] {
  const characters = [...run.text]
  const each = run.width / characters.length
  return characters.map((text, index) => ({ ...run, text, y: run.y + each * index, width: each, spaced: index === 0 && run.spaced }))
}

function turn(run: Run, pageWidth: number): Run {
  const { x, y, size, ascent } = run
  const box = run.isVertical === true ? { x: x - size / 2, y, width: size, height: run.width } : { x, y: y - size * ascent, width: run.width, height: size }
  return { ...run, text: run.text.replace(/[\ufe10-\ufe19\ufe30-\ufe44\ufe47\ufe48]/g, (form) => form.normalize('NFKC')), x: box.y, y: pageWidth - (box.x + box.width / 2), width: box.height, box, rtl: false }
}
