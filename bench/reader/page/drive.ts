import type { PaintedMark } from '@/lib/anchoring/painter.ts'
import { bare } from './bare.ts'
import { ours } from './ours.ts'
import { recogitoHighlights, recogitoIndexAlone, recogitoSpans } from './recogito.ts'
import type { MakeSubject, Subject } from './subject.ts'
import { wrapping } from './wrapping.ts'

const subjects = { bare, ours, wrapping, recogitoSpans, recogitoHighlights, recogitoIndexAlone } satisfies Record<string, MakeSubject>
export type SubjectName = keyof typeof subjects

const frame = () => new Promise<void>((resolve) => { requestAnimationFrame(() => resolve()) })
/** After the next frame has been painted. */
const painted = () => new Promise<void>((resolve) => {
  requestAnimationFrame(() => {
    const channel = new MessageChannel()
    channel.port1.onmessage = () => resolve()
    channel.port2.postMessage(null)
  })
})

let root: HTMLElement
let subject: Subject

/** What paint.ts calls in the page. Times in ms. */
export const drive = {
  async show(html: string): Promise<void> {
    root = document.querySelector<HTMLElement>('.work-text') as HTMLElement
    root.innerHTML = html
    await document.fonts.ready
    await painted()
    await painted()
  },

  /** From the call until the marks in the window are painted. */
  async paint(name: SubjectName, text: string, marks: readonly PaintedMark[]): Promise<{ script: number; settled: number }> {
    const begun = performance.now()
    subject = subjects[name](root, text)
    const working = subject.paint(marks)
    const script = performance.now() - begun
    await working
    for (await painted(); !subject.isPainted(); await painted()) {
      if (performance.now() - begun > 300_000) throw new Error(`${name} has painted nothing in five minutes.`)
    }
    return { script, settled: performance.now() - begun }
  },

  async idle(frames: number): Promise<void> {
    for (let i = 0; i < frames; i++) await painted()
  },

  /** Jumps to a share of the page's height. */
  async jump(share: number): Promise<void> {
    window.scrollTo(0, document.documentElement.scrollHeight * share)
    for (let i = 0; i < 4; i++) await painted()
  },

  /** `count` marks arrive one by one, `apart` ms after one another, in paragraphs that are in the window: at other words for another `apart`. */
  async arrive(count: number, apart: number): Promise<void> {
    const inView = [...root.querySelectorAll<HTMLElement>('p[data-s]')].filter((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return bottom > 50 && top < innerHeight - 50
    })
    for (let i = 0; i < count; i++) {
      await new Promise((resolve) => setTimeout(resolve, apart))
      const element = inView[i % inView.length]
      const start = Number(element?.dataset['s']) + 10 + ((i * 37 + apart * 5) % Math.max(1, (element?.textContent.length ?? 0) - 60))
      subject.add({ key: `live-${apart}-${i}`, start, end: start + 40, kind: i % 2 === 0 ? 'claim' : 'question', mine: false })
      await painted()
    }
  },

  async scroll(frames: number, by: number): Promise<{ p95: number }> {
    const gaps: number[] = []
    let last = performance.now()
    for (let i = 0; i < frames; i++) {
      window.scrollBy(0, by)
      await frame()
      const now = performance.now()
      gaps.push(now - last)
      last = now
    }
    return { p95: gaps.sort((a, b) => a - b)[Math.floor(frames * 0.95)] ?? 0 }
  },

  /** A pointer crosses the text, a few px a move, line after line: µs a move, and the share of moves that found a mark. */
  async point(places: number, moves: number): Promise<{ mean: number; found: number }> {
    let spent = 0
    let found = 0
    for (let place = 0; place < places; place++) {
      await drive.jump(0.15 + (0.7 * place) / places)
      const box = root.getBoundingClientRect()
      const step = 6
      const perLine = Math.floor(box.width / step)
      const begun = performance.now()
      for (let i = 0; i < moves; i++) {
        const y = 60 + ((Math.floor(i / perLine) * 37) % (innerHeight - 80))
        if (subject.at(box.left + (i % perLine) * step, y).length > 0) found += 1
      }
      spent += performance.now() - begun
    }
    return { mean: (spent * 1000) / (places * moves), found: found / (places * moves) }
  },

  /** An hour of reading, without its pauses: scrolling through, pointing, marks that come and go. Its rounds number `first` and those after it, each at a place of its own. */
  async read(first: number, rounds: number): Promise<void> {
    for (let round = first; round < first + rounds; round++) {
      window.scrollTo(0, (round * 997) % (document.documentElement.scrollHeight - innerHeight))
      const key = `hour-${round % 50}`
      subject.remove?.(key)
      const start = (round * 7919) % 300_000
      subject.add({ key, start, end: start + 60, kind: 'doubt', mine: round % 3 === 0 })
      subject.at(innerWidth / 2, 300)
      await frame()
    }
  },
}

declare global {
  interface Window { drive: typeof drive }
}
window.drive = drive
