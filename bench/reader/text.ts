import type { Block } from '@/lib/domain/reading/block.ts'

/** A reading of the bench: made by the same numbers every time. */
export interface BenchText {
  text: string
  blocks: Block[]
  words: number
}

/** Mulberry32: the same sequence on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

const small = 'the of and to in a is that it for as with was on by be this are from or but not which at have were one all we they when what more than would there so if about who only some into such most between also them then like must through each both while where still'.split(' ')
const stems = 'reed river ferry margin letter harbour orchard lantern meadow ledger quarry window garden timber copper silver parish village chapter printer reader binding seminar archive winter summer harvest market bridge tower mirror shadow signal pattern measure figure record witness promise question answer reason custom office'.split(' ')
const endings = ['', 's', 'like', 'ward', 'less', 'ing', 'ed', 'ful']
const perSection = 30

/** About `wordsWanted` words in paragraphs of some 60, a heading over every thirty of them, a quarter with emphasis. */
export function makeText(wordsWanted: number): BenchText {
  const random = randomFrom(20261122)
  const upTo = (n: number) => Math.floor(random() * n)
  const word = () => (random() < 0.48 ? small[Math.floor(random() ** 1.6 * small.length)] : `${stems[upTo(stems.length)]}${endings[Math.floor(random() ** 2 * endings.length)]}`) ?? 'the'
  const blocks: Block[] = []
  let text = ''
  let words = 0
  const add = (type: Block['type'], content: string, more: Partial<Block> = {}) => {
    if (text !== '') text += '\n'
    blocks.push({ type, start: text.length, end: text.length + content.length, marks: [], refs: [], ...more })
    text += content
  }
  for (let paragraph = 0; words < wordsWanted; paragraph++) {
    if (paragraph % perSection === 0) add('heading', `${paragraph / perSection + 1}. On the ${word()} and the ${word()}`, { level: 2 })
    const wanted = 30 + upTo(60)
    const sentences: string[] = []
    for (let count = 0; count < wanted;) {
      const sentence = Array.from({ length: 8 + upTo(20) }, word)
      count += sentence.length
      words += sentence.length
      const line = sentence.join(' ')
      sentences.push(`${line.charAt(0).toUpperCase()}${line.slice(1)}.`)
    }
    add('paragraph', sentences.join(' '))
    const block = blocks.at(-1)
    const first = sentences[0]?.length ?? 0
    if (block && random() < 0.25) block.marks.push({ kind: 'emphasis', start: block.start + text.slice(block.start).indexOf(' ') + 1, end: block.start + first - 1 })
  }
  return { text, blocks, words }
}
