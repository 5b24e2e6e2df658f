import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { makeMarks } from './annotations.ts'
import { serveBenchPage } from './bench-page.ts'
import type { Memory } from './chromium.ts'
import { flat, measureMemory, roundsOfAnHour } from './memory.ts'
import type { SubjectName } from './page/drive.ts'
import { measurePainting, type PaintingResult } from './painting.ts'
import { measureRoom, type RoomResult } from './room.ts'
import { fixed, isReached, median, type Target } from './targets.ts'
import { makeText } from './text.ts'

/** `npm run bench:reader [-- --quick --hour --part painting|room --out FILE]`: see README.md beside this file. */
const { values: options } = parseArgs({ options: {
  quick: { type: 'boolean', default: false },
  hour: { type: 'boolean', default: false },
  part: { type: 'string' },
  /** Names of subjects, comma between; all where absent. */
  subjects: { type: 'string' },
  out: { type: 'string', default: 'test-results/bench-reader.json' },
} })
const words = 60_000
const count = 10_000
const rounds = options.quick ? 1 : 3
const reading = options.hour ? roundsOfAnHour : options.quick ? 120 : 600
/** ms: a subject that takes longer to paint is measured in one round alone. */
const tooLong = 60_000
const labels: Record<SubjectName, string> = {
  bare: 'the bare text',
  ours: 'Postil',
  wrapping: 'wrapping in `<mark>`',
  recogitoSpans: '`@recogito/text-annotator` 4.1.1, spans',
  recogitoHighlights: 'the same, CSS highlights',
  recogitoIndexAlone: 'the same, spans, its index alone',
}
const chosen = (Object.keys(labels) as SubjectName[]).filter((name) => options.subjects === undefined || options.subjects.split(',').includes(name))
const say = (line: string) => process.stdout.write(`${line}\n`)

const text = makeText(words)
const marks = makeMarks(text, count)
const targets: Target[] = []
const results: Partial<Record<SubjectName, PaintingResult[]>> = {}
let memory: Memory[] = []
let room: RoomResult | null = null
if (options.part !== 'room') await paintingPart()
if (options.part !== 'painting') await roomPart()

say('\n| target | measured | at most | |')
say('|---|---|---|---|')
for (const target of targets) say(`| ${target.name} | ${fixed(target.measured)} ${target.unit} | ${fixed(target.most)} ${target.unit} | ${isReached(target) ? 'reached' : '**NOT reached**'} |`)
await fs.mkdir(path.dirname(options.out), { recursive: true })
await fs.writeFile(options.out, `${JSON.stringify({ at: new Date().toISOString(), node: process.version, cpus: os.cpus().length, words: text.words, marks: count, rounds, results, memory, room, targets: targets.map((target) => ({ ...target, reached: isReached(target) })) }, null, 2)}\n`)
say(`\nEverything measured is in ${options.out}.`)
process.exit(targets.every(isReached) ? 0 : 1)

/** Subjects take turns, round by round, so that what else the machine does falls on all of them. */
async function paintingPart(): Promise<void> {
  const page = await serveBenchPage()
  try {
    for (let round = 0; round < rounds; round++) {
      for (const name of chosen) {
        const before = results[name] ?? []
        if (round > 0 && (name === 'recogitoIndexAlone' || before.some(({ settled }) => settled > tooLong))) continue
        const result = await measurePainting(page.address, name, text, marks)
        results[name] = [...before, result]
        say(`round ${round + 1}: ${labels[name]}, painted after ${fixed(result.settled)} ms`)
      }
    }
    memory = await measureMemory(page.address, text, marks, reading)
  } finally {
    await page.stop()
  }
  const of = (name: SubjectName, field: keyof PaintingResult) => median((results[name] ?? []).map((result) => result[field]))
  say(`\n${text.words.toLocaleString('en')} words, ${count.toLocaleString('en')} marks; medians of ${rounds}${rounds > 1 ? ', of one round where painting took more than a minute' : ''}\n`)
  say('| | painted after, ms | a live arrival in a stream, ms | alone, ms | scrolling, ms a frame | frame p95, ms | under the pointer, µs | moves that hit | heap, MB | DOM nodes |')
  say('|---|---|---|---|---|---|---|---|---|---|')
  for (const name of chosen) {
    say(`| ${labels[name]} | ${(['settled', 'arrival', 'loneArrival', 'scroll', 'frameP95', 'pointer'] as const).map((field) => fixed(of(name, field))).join(' | ')} | ${fixed(of(name, 'pointerFound') * 100)} % | ${fixed(of(name, 'heap'))} | ${fixed(of(name, 'nodes'))} |`)
  }
  sayMemory('the painter alone', memory)
  const recogito = (field: keyof PaintingResult) => Math.min(...[of('recogitoSpans', field), of('recogitoHighlights', field)].filter(Number.isFinite))
  targets.push(
    { name: 'painted, of wrapping', measured: of('ours', 'settled') / of('wrapping', 'settled'), most: 1 / 30, unit: '' },
    { name: 'painted, of Recogito at its quicker', measured: of('ours', 'settled') / recogito('settled'), most: 1 / 200, unit: '' },
    { name: 'a live arrival in a stream, main thread, of wrapping', measured: of('ours', 'arrival') / of('wrapping', 'arrival'), most: 1 / 3, unit: '' },
    { name: 'a live arrival alone, main thread, of wrapping', measured: of('ours', 'loneArrival') / of('wrapping', 'loneArrival'), most: 1 / 3, unit: '' },
    { name: 'under the pointer, of Recogito’s index with a rectangle check', measured: of('ours', 'pointer') / recogito('pointer'), most: 1, unit: '' },
    { name: 'scrolling, main thread, of the bare text', measured: of('ours', 'scroll') / of('bare', 'scroll'), most: 3, unit: '' },
    ...flat('the painter', memory),
  )
}

async function roomPart(): Promise<void> {
  room = await measureRoom(text, marks, reading)
  say(`\nThe reading's page, ${room.notes.toLocaleString('en')} notes in its room: document ${fixed(room.documentKB)} kB compressed, the text ${fixed(room.textTimes)} times in it; scripts ${fixed(room.scriptKB)} kB compressed in ${room.scripts} files until nothing more is asked for, ${fixed(room.laterKB)} kB more with the first press`)
  say(`first paint of the text ${fixed(room.firstPaint)} ms; without JavaScript ${room.withoutScript ? 'the text is there' : '**the text is not there**'}; while scripts are held back ${room.beforeScript ? 'the text is painted' : '**nothing is painted**'}`)
  say(`all marks of the window painted ${fixed(room.marked)} ms after navigation; an arrival ${fixed(room.arrival)} ms of main thread, scrolling ${fixed(room.scroll)} ms a frame`)
  sayMemory('the whole page', room.memory)
  for (const { visit, value, at, moved } of room.shifts) say(`moved after it was painted: ${visit}, ${value.toFixed(5)} after ${at} ms: ${moved.join('; ')}`)
  targets.push(
    { name: 'JavaScript of the reading route', measured: room.scriptKB, most: 250, unit: 'kB' },
    { name: 'the text in what is sent', measured: room.textTimes, most: 1, unit: 'times' },
    { name: 'layout shift after first paint (CLS)', measured: room.shifts.reduce((sum, { value }) => sum + value, 0), most: 0, unit: '' },
    ...flat('the reading’s page', room.memory),
    { name: 'the text waits for JavaScript', measured: room.withoutScript && room.beforeScript ? 0 : 1, most: 0, unit: '' },
  )
}

function sayMemory(of: string, found: readonly Memory[]): void {
  const each = (field: keyof Memory) => found.map((one) => fixed(one[field])).join(', ')
  say(`\n${reading} rounds of scripted reading, ${of}: heap ${each('heap')} MB; DOM nodes ${each('nodes')}; listeners ${each('listeners')}`)
}
