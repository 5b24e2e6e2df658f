import type { Run } from './run.ts'

/** Accents that fonts without accented letters print by themselves, and what composes with a letter. */
const composing: Record<string, string> = { '\u00b4': '\u0301', '`': '\u0300', '\u02c6': '\u0302', '\u00a8': '\u0308', '\u02dc': '\u0303', '\u02c7': '\u030c', '\u02da': '\u030a', '\u00af': '\u0304', '\u02d8': '\u0306', '\u02d9': '\u0307', '\u02dd': '\u030b' }
const before = /([\u00b4`\u02c6\u00a8\u02dc\u02c7\u02da\u00af\u02d8\u02d9\u02dd])\s?([A-Za-z\u0131\u0237])/g
const alone = /^[\u00b4`\u02c6\u00a8\u02dc\u02c7\u02da\u00af\u02d8\u02d9\u02dd]$/

const compose = (accent: string, letter: string): string | null => {
  const whole = ((letter === '\u0131' ? 'i' : letter === '\u0237' ? 'j' : letter) + (composing[accent] ?? '')).normalize('NFC')
  return whole.length === 1 ? whole : null
}

/** Accents printed before or over their letters, as those letters: "Tom´as" is "Tomás". */
export function composeAccents(runs: Run[]): Run[] {
  const taken = new Set<Run>()
  for (const [index, run] of runs.entries()) {
    if (!/[\u00b4`\u02c6\u00a8\u02dc\u02c7\u02da\u00af\u02d8\u02d9\u02dd\u00b8]/.test(run.text)) continue
    if (!alone.test(run.text)) {
      run.text = run.text.replace(before, (said, accent: string, letter: string) => compose(accent, letter) ?? said).replace(/([cCsStT])\s?\u00b8/g, (said, letter: string) => (`${letter}\u0327`.normalize('NFC').length === 1 ? `${letter}\u0327`.normalize('NFC') : said))
      moveOn(run, runs[index + 1])
    } else if (putOver(run, runs)) taken.add(run)
  }
  return taken.size === 0 ? runs : runs.filter((run) => !taken.has(run))
}

/** Puts an accent that a run ends with on the letter that the next begins with. */
function moveOn(run: Run, next: Run | undefined): void {
  const accent = run.text.at(-1) ?? ''
  if (next === undefined || composing[accent] === undefined || Math.abs(next.y - run.y) > run.size * 0.5 || Math.abs(next.x - run.x - run.width) > run.size) return
  const whole = compose(accent, next.text[0] ?? '')
  if (whole === null) return
  run.text = run.text.slice(0, -1)
  next.text = whole + next.text.slice(1)
  next.glued = true
}

/** Puts an accent that was placed by itself on the letter below it, or right after it. */
function putOver(accent: Run, runs: Run[]): boolean {
  const at = runs.indexOf(accent)
  const around = runs.slice(Math.max(0, at - 2), at + 3).filter((run) => run !== accent && Math.abs(run.y - accent.y) < run.size * 0.5 && accent.x > run.x - run.size * 0.3 && accent.x < run.x + run.width)
  for (const run of around) {
    const place = Math.max(0, Math.min(run.text.length - 1, Math.round(((accent.x - run.x) / run.width) * run.text.length)))
    // Where its letters end is a guess: a vowel near it is likelier than a consonant right below.
    const near = [place, place - 1, place + 1]
    for (const index of [...near.filter((at) => /[aeiouy\u0131]/i.test(run.text[at] ?? '')), ...near]) {
      const whole = compose(accent.text, run.text[index] ?? '')
      if (whole === null || whole === run.text[index]) continue
      run.text = run.text.slice(0, index) + whole + run.text.slice(index + 1)
      return true
    }
  }
  return false
}
