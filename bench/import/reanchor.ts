import search from 'approx-string-match'
import DiffMatchPatch from 'diff-match-patch'
import { placeEntries } from '@/lib/anchoring/reanchor/place-entries.ts'
import { findQuotation, makeSearchable } from '@/lib/anchoring/reanchor/reanchor.ts'
import { makeTrial, missingFrom, type Trial, type TrialQuotation } from './reanchor-trial.ts'

export interface ReanchorRow {
  trial: string
  name: string
  /** ms for all, the index included. */
  ms: number
  /** Exactly where it stands; nearly (four fifths of both); elsewhere; given up though it is there. */
  right: number
  near: number
  wrong: number
  none: number
  /** Taken for a place though it was taken out; of how many. */
  invented: number
  gone: number
}

type Place = { start: number; end: number } | null
type Finder = (text: string, quotations: TrialQuotation[]) => Place[]

/** What an approximate search over the whole text does, as Hypothesis' client: the same words if they are there, else the least errors anywhere, the best of them by words, surroundings and place. */
const overWholeText: Finder = (text, quotations) => quotations.map(({ exact, prefix, suffix, near }) => {
  let matches: { start: number; end: number; errors: number }[] = []
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) matches.push({ start: at, end: at + exact.length, errors: 0 })
  if (matches.length === 0) matches = search(text, exact, Math.min(256, Math.floor(exact.length / 2)))
  const alike = (part: string, sought: string) => (sought === '' ? 1 : 1 - Math.min(...search(part, sought, sought.length).map(({ errors }) => errors), sought.length) / sought.length)
  let best: { place: Place; score: number } = { place: null, score: -1 }
  for (const { start, end, errors } of matches) {
    const score = 50 * (1 - errors / exact.length) + 20 * alike(text.slice(Math.max(0, start - prefix.length), start), prefix) + 20 * alike(text.slice(end, end + suffix.length), suffix) + 2 * (1 - Math.abs(start - near) / text.length)
    if (score > best.score) best = { place: { start, end }, score }
  }
  return best.place
})

/** diff-match-patch with its own patterns of 32 characters: the beginning and the end of the quotation, near where it stood. */
const diffMatchPatch: Finder = (text, quotations) => {
  const dmp = new DiffMatchPatch()
  dmp.Match_Distance = 100_000
  dmp.Match_Threshold = 0.4
  return quotations.map(({ exact, near }) => {
    const at = text.indexOf(exact, Math.max(0, near - 5000))
    if (at >= 0 && at < near + 5000) return { start: at, end: at + exact.length }
    const [head, tail] = [exact.slice(0, 32), exact.slice(-32)]
    const start = dmp.match_main(text, head, near)
    if (start < 0) return null
    const end = dmp.match_main(text, tail, start + exact.length - tail.length)
    return { start, end: end < 0 ? start + exact.length : end + tail.length }
  })
}

/** Ours, of the quotation and where it stood alone. */
const byQuotation: Finder = (text, quotations) => {
  const searchable = makeSearchable(text)
  return quotations.map((one) => findQuotation(searchable, one))
}

/** Ours as a correction is published: both texts are there and lined up. */
const byVersions = (old: string): Finder => (text, quotations) =>
  placeEntries({ text, versions: { old }, entries: quotations.map(({ exact, prefix, suffix, near }, at) => ({ id: String(at), exact, prefix, suffix, at: { version: 'old', start: near, end: near + exact.length }, byHand: false })) }).map(({ place }) => place)

function judge(trial: string, name: string, find: Finder, text: string, quotations: TrialQuotation[]): ReanchorRow {
  const begun = performance.now()
  const places = find(text, quotations)
  const row: ReanchorRow = { trial, name, ms: Math.round(performance.now() - begun), right: 0, near: 0, wrong: 0, none: 0, invented: 0, gone: 0 }
  for (const [at, { truth }] of quotations.entries()) {
    const place = places[at] ?? null
    if (truth === null) {
      row.gone++
      if (place !== null) row.invented++
    } else if (place === null) row.none++
    else if (place.start === truth.start && place.end === truth.end) row.right++
    else {
      const shared = Math.min(place.end, truth.end) - Math.max(place.start, truth.start)
      row[shared >= 0.8 * Math.max(place.end - place.start, truth.end - truth.start) ? 'near' : 'wrong']++
    }
  }
  return row
}

/** As many as diff-match-patch is asked: it takes a tenth of a second for each. */
const fewer = 100

/** Ours and its peers in one run, on one thread: 1,000 quotations in a text of a million characters that was corrected since. */
function benchReanchor(count = 1000, length = 1_000_000): ReanchorRow[] {
  const [plain, hard] = [makeTrial(length, count, false), makeTrial(length, count, true)] as const
  const missing = missingFrom(plain, 60)
  const rows: ReanchorRow[] = []
  // Once beforehand, so that nobody pays for the others' warming up.
  const short: Trial = makeTrial(100_000, 60, false, 3)
  for (const find of [byQuotation, overWholeText, diffMatchPatch]) find(short.text, short.quotations)
  for (const [name, find, many] of [['ours', byQuotation, count], ['whole text', overWholeText, count], ['diff-match-patch', diffMatchPatch, fewer]] as const) {
    rows.push(judge('corrected', name, find, plain.text, plain.quotations.slice(0, many)))
    rows.push(judge('corrected, set anew', name, find, hard.text, hard.quotations.slice(0, many)))
    rows.push(judge('not in the text', name, find, plain.text, missing.slice(0, many)))
  }
  rows.push(judge('corrected, set anew', 'ours, both texts', byVersions(hard.original), hard.text, hard.quotations))
  return rows
}

/** How many times faster than the approximate search over the whole text finding them again has to be. */
const timesFaster = 8

/** Finds 1,000 quotations again, says how, and gives what was promised of it and not reached. */
export function measureReanchoring(say: (line: string) => void): string[] {
  const rows = benchReanchor()
  for (const { trial, name, ms, ...counts } of rows) say(`${trial.padEnd(20)} ${name.padEnd(17)} ${String(ms).padStart(6)} ms  ${Object.entries(counts).map(([what, many]) => `${what} ${many}`).join(', ')}`)
  say('')
  const missed: string[] = []
  for (const ours of rows.filter(({ name }) => name === 'ours')) {
    const whole = rows.find(({ trial, name }) => trial === ours.trial && name === 'whole text')
    if (whole === undefined) continue
    const faster = whole.ms / ours.ms
    const wrong = ours.wrong + ours.invented
    const isReached = faster >= timesFaster && ours.right >= whole.right && (wrong < whole.wrong + whole.invented || wrong === 0)
    const line = `${ours.trial}: ${faster.toFixed(0)} times faster (promised ${timesFaster}), right ${ours.right} beside ${whole.right}, wrong ${wrong} beside ${whole.wrong + whole.invented}: ${isReached ? 'reached' : 'NOT reached'}`
    say(line)
    if (!isReached) missed.push(line)
  }
  return missed
}
