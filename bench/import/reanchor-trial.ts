/** A text with quotations taken from it, and the same text corrected, with where each quotation stands now. */
export interface Trial {
  /** As it was when the quotations were taken. */
  original: string
  /** As it is. */
  text: string
  quotations: TrialQuotation[]
}

export interface TrialQuotation {
  exact: string
  prefix: string
  suffix: string
  /** Where it stood. */
  near: number
  /** Where it stands; null where it was taken out. */
  truth: { start: number; end: number } | null
  altered: boolean
}

/** The same numbers each time: mulberry32. */
export function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below)
  }
}

const common = 'the of and to in a is that it for as with was on by be this are from or an but not which at have were has their its one all we they can when what more other than would there so if no about who'.split(' ')
const syllables = 'ver tend press fer form duc scrib mit gress rupt tract cogn grav log nov phil spec temp con re pro dis trans sub inter ment ion ive al ity ing able ance ous'.split(' ')

function writeText(length: number, pick: (below: number) => number): string {
  const words = Array.from({ length: 5000 }, () => Array.from({ length: 2 + pick(3) }, () => syllables[pick(syllables.length)]).join(''))
  const word = () => (pick(100) < 46 ? common[Math.floor((pick(1000) / 1000) ** 1.6 * common.length)] : words[Math.floor((pick(10_000) / 10_000) ** 2.2 * words.length)]) ?? 'the'
  const parts: string[] = []
  for (let at = 0; at < length;) {
    const sentences = Array.from({ length: 2 + pick(5) }, () => {
      const line = Array.from({ length: 8 + pick(20) }, word).map(setWord(pick)).join(' ')
      return `${line.charAt(0).toUpperCase()}${line.slice(1)}.`
    })
    // A refrain, as speeches and minutes have them.
    if (pick(12) === 0) sentences.push('On this point the committee reached no agreement, and none was recorded.')
    parts.push(sentences.join(' '))
    at += sentences.join(' ').length + 1
  }
  return parts.join('\n')
}

/** Words with what printers set differently: possessives, quotations, compounds. */
const setWord = (pick: (below: number) => number) => (word: string): string => {
  const kind = pick(60)
  return kind === 0 ? `${word}’s` : kind === 1 ? `“${word}”` : kind === 2 ? `${word}-${word}` : word
}

interface Edit { at: number; remove: number; insert: string }

/**
 * `count` quotations of 12 to some 400 characters from `length` characters; a tenth of them has 1 to 4 words changed, the text
 * around them has small corrections, a section put in and one taken out. `hard`: also single words, and the text set anew
 * (`setAnew`).
 */
export function makeTrial(length: number, count: number, hard: boolean, seed = 7): Trial {
  const pick = random(seed)
  const base = writeText(length, pick)
  const toWord = (at: number) => { while (at > 0 && !/\s/.test(base.charAt(at - 1))) at--; return at }
  const spans = Array.from({ length: count }, () => {
    const start = toWord(200 + pick(base.length - 1400))
    let end = start + (hard && pick(10) === 0 ? 1 : 12 + Math.round((pick(1000) / 1000) ** 2 * 400))
    while (end < base.length && !/\s/.test(base.charAt(end))) end++
    return { start, end, altered: pick(10) === 0 && end - start > 14 }
  })
  const edits: Edit[] = []
  const isFree = (at: number, to: number) => spans.every(({ start, end }) => to < start || at > end)
  for (const { start, end, altered } of spans) {
    for (let left = altered ? 1 + pick(4) : 0; left > 0; left--) {
      const at = start + 1 + pick(end - start - 2)
      edits.push([{ at, remove: 1, insert: 'x' }, { at, remove: Math.min(5, end - 1 - at), insert: '' }, { at, remove: 0, insert: ' indeed' }, { at, remove: 1, insert: 'zu' }][pick(4)] as Edit)
    }
  }
  for (let i = 0; i < 400; i++) {
    const at = pick(base.length - 10)
    if (isFree(at, at + 7)) edits.push({ at, remove: pick(7), insert: 'new text '.slice(0, pick(9)) })
  }
  edits.push({ at: 0, remove: 0, insert: `${writeText(20_000, random(seed + 1))}\n` })
  const [cut, cutEnd] = [Math.floor(base.length * 0.6), Math.floor(base.length * 0.6) + 4000]
  edits.push({ at: cut, remove: cutEnd - cut, insert: '' })
  const { text, move } = apply(base, edits)
  const quotations = spans.map(({ start, end }) => {
    const truth = start < cutEnd && end > cut ? null : { start: move(start, false), end: move(end, true) }
    const exact = base.slice(start, end)
    return { exact, prefix: base.slice(Math.max(0, start - 32), start), suffix: base.slice(end, end + 32), near: start, truth, altered: truth !== null && text.slice(truth.start, truth.end) !== exact }
  })
  const trial = { original: base, text, quotations }
  return hard ? setAnew(trial) : trial
}

function apply(base: string, edits: Edit[]): { text: string; move: (offset: number, isEnd: boolean) => number } {
  const marks: { from: number; to: number }[] = []
  let [text, at] = ['', 0]
  for (const edit of edits.sort((a, b) => a.at - b.at)) {
    if (edit.at < at) continue
    text += base.slice(at, edit.at)
    marks.push({ from: edit.at, to: text.length })
    text += edit.insert
    at = edit.at + edit.remove
    marks.push({ from: at, to: text.length })
  }
  text += base.slice(at)
  const move = (offset: number, isEnd: boolean) => {
    const mark = marks.findLast(({ from }) => (isEnd ? from < offset : from <= offset))
    return mark === undefined ? offset : offset + mark.to - mark.from
  }
  return { text, move }
}

/**
 * The text as another house sets it: every third paragraph joined to the one before it, some split, every fourth apostrophe and
 * quotation mark straight where it was curly or the other way round, hyphens between words as dashes. No offset changes.
 */
function setAnew({ original, text, quotations }: Trial): Trial {
  let count = 0
  const set = text
    .replace(/\n/g, (line) => (++count % 3 === 0 ? ' ' : line))
    .replace(/\. ([A-Z])/g, (whole, next: string) => (++count % 9 === 0 ? `.\n${next}` : whole))
    .replace(/[’“”'"]/g, (mark) => (++count % 4 === 0 ? (otherMarks[mark] ?? mark) : mark))
    .replace(/-/g, (mark) => (++count % 2 === 0 ? '–' : mark))
  return { original, text: set, quotations: quotations.map((one) => ({ ...one, altered: one.altered || (one.truth !== null && set.slice(one.truth.start, one.truth.end) !== one.exact) })) }
}

const otherMarks: Record<string, string> = { '’': "'", '“': '"', '”': '"', "'": '’', '"': '”' }

/** Quotations of what the text does not say: words of it, in another order and disfigured, in surroundings that are nowhere. */
export function missingFrom({ quotations }: Trial, count: number): TrialQuotation[] {
  const pick = random(11)
  const backwards = (words: string) => [...words].reverse().join('')
  return Array.from({ length: count }, (_, at) => {
    const one = quotations[(at * 13) % quotations.length] as TrialQuotation
    const words = one.exact.split(' ')
    for (let i = words.length - 1; i > 0; i--) {
      const j = pick(i + 1)
      ;[words[i], words[j]] = [words[j] ?? '', words[i] ?? '']
    }
    const exact = words.map((word, i) => (i % 2 === 1 ? `${backwards(word)}q` : `zk${word.slice(1)}`)).join(' ')
    return { ...one, exact, prefix: `zzkq ${backwards(one.prefix).slice(5)}`, suffix: backwards(one.suffix), truth: null, altered: true }
  })
}
