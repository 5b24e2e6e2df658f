import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeRange, splitsPair } from '@/lib/domain/annotation/selector.ts'
import { findQuotation, makeSearchable, type Quotation } from './reanchor.ts'

const around = `The well had been dry since the spring, and nobody in the village would say whose fault it was.
Some blamed the engineer, who had measured the slope twice; others blamed the year.
It was agreed, at last, that a second well should be dug nearer to the road.
`

/** The quotation of `words` as it was taken from `text`. */
function quote(text: string, words: string, from = 0): Quotation {
  const start = text.indexOf(words, from)
  const target = describeRange(text, 'v1', { start, end: start + words.length })
  if (start < 0 || target === null) throw new Error(`The text does not say “${words}”.`)
  const { exact, prefix, suffix } = target.selector[1]
  return { exact, prefix, suffix, near: start }
}

/** What the new text says where `words` of the old one are found; null for an orphan. */
function find(old: string, words: string, now: string, from = 0) {
  const found = findQuotation(makeSearchable(now), quote(old, words, from))
  return found && { says: now.slice(found.start, found.end), method: found.method, at: found.start }
}

describe('finding a quotation again', () => {
  it('finds it where a whole section was put in before it or taken out', () => {
    const section = 'A foreword that was not there before, on the digging of wells.\n'.repeat(200)
    expect(find(around, 'measured the slope twice', section + around)).toMatchObject({ says: 'measured the slope twice', method: 'exact' })
    expect(find(section + around, 'measured the slope twice', around)).toMatchObject({ says: 'measured the slope twice', method: 'exact' })
  })

  it.each([
    ['two paragraphs were joined', 'fault it was.\nSome blamed', around.replace('was.\n', 'was. '), 'fault it was. Some blamed'],
    ['a paragraph was split', 'twice; others blamed', around.replace('twice; ', 'twice;\n'), 'twice;\nothers blamed'],
    ['a word was hyphenated at a line’s end', 'nobody in the village', around.replace('village', 'vil-\nlage'), 'nobody in the vil-\nlage'],
    ['blanks were doubled', 'should be dug', around.replace('should be', 'should  be'), 'should  be dug'],
    ['accents and ligatures were mended', 'second well', around.replace('second', 'sécond'), 'sécond well'],
  ])('takes it for the same words where %s', (_, words, now, says) => {
    expect(find(around, words, now)).toMatchObject({ says, method: 'exact' })
  })

  it.each([
    ['“It was agreed,” he said – at last.', '"It was agreed," he said — at last.'],
    ['the first ﬂoor of the ofﬁce', 'the first floor of the office'],
    ['the co-operative’s well-being', 'the cooperative\'s well‑being'],
    ['Ingrid said: «Nei!» and left', 'Ingrid said: “Nei!” and left'],
  ])('takes quotation marks, dashes, ligatures and hyphens in, whatever their form: %s', (before, after) => {
    const text = (words: string) => around + words + '\n' + around
    expect(find(text(before), before, text(after))).toMatchObject({ says: after, method: 'exact' })
  })

  it('finds words that were altered, and says that they were', () => {
    const now = around.replace('who had measured the slope twice', 'who measured that slope two times')
    expect(find(around, 'the engineer, who had measured the slope twice; others', now)).toEqual({ says: 'the engineer, who measured that slope two times; others', method: 'approximate', at: now.indexOf('the engineer') })
  })

  it('finds the whole of it where its first and last words were altered', () => {
    const now = around.replace('Some blamed', 'A few blamed').replace('the year', 'the season')
    expect(find(around, 'Some blamed the engineer, who had measured the slope twice; others blamed the year.', now)).toMatchObject({ says: 'A few blamed the engineer, who had measured the slope twice; others blamed the season.', method: 'approximate' })
  })

  it('tells one of many repeated sentences by what stands around it, and else by where it stood', () => {
    const chorus = Array.from({ length: 40 }, (_, verse) => `Verse ${verse} has its own beginning.\nAnd the well was dry again, and nobody said so.\n`).join('')
    const nth = (text: string, n: number) => text.split('And the well was dry again').slice(0, n + 1).join('And the well was dry again').length
    const from = nth(chorus, 17)
    const now = around + chorus
    expect(find(chorus, 'And the well was dry again, and nobody said so.', now, from)?.at).toBe(from + around.length)
    const same = 'The same words.\n'.repeat(300)
    const at = 16 * 150
    expect(find(same, 'same words', `Added. ${same}`, at)?.at).toBe(at + 4 + 7)
  })

  it('finds a single common word by its surroundings, and gives it up where they are gone', () => {
    const old = `${around}They said that the water was there.\n${around.replaceAll('well', 'pit')}`
    const words = quote(old, 'the', old.indexOf('that the water') + 5)
    const now = around.repeat(20) + old.replace('They said', 'They all said')
    const found = findQuotation(makeSearchable(now), words)
    expect(found && now.slice(found.start - 5, found.end + 6)).toBe('that the water')
    expect(findQuotation(makeSearchable(around.repeat(20)), words)).toBeNull()
  })

  it('gives up what was taken out, though what stood around it is still there', () => {
    expect(find(around, 'Some blamed the engineer, who had measured the slope twice; others blamed the year.', around.replace(/Some.*year\.\n/, ''))).toBeNull()
    expect(find(around, 'It was agreed, at last, that a second well should be dug', 'Of quite another matter, which is told in the second chapter, nothing was known to the road.\n'.repeat(30))).toBeNull()
    expect(find(around, 'measured the slope', '')).toBeNull()
  })

  it('prefers altered words in their old surroundings to the same words elsewhere', () => {
    const old = `${around}We were told that the water would come back in May, and so we waited.\nNobody dug.\nThe letter said that the water would come back in May, signed by no one.\n`
    const now = old.replace('told that the water would come back in May', 'told that the waters will come back by May')
    expect(find(old, 'that the water would come back in May', now)).toMatchObject({ says: 'that the waters will come back by May', method: 'approximate' })
  })

  it('reads scripts without blanks, and right-to-left ones', () => {
    const chinese = '村里的井从春天起就干了，没有人说是谁的错。有人怪工程师，他量了两次坡度；有人怪年成不好。最后大家同意在靠近路边的地方再挖一口井。'
    expect(find(chinese, '他量了两次坡度', `前言。${chinese.replace('没有人说', '谁也不说')}`)).toMatchObject({ says: '他量了两次坡度', method: 'exact' })
    expect(find(chinese, '他量了两次坡度', chinese.replace('量了两次', '测了两次'))).toMatchObject({ says: '他测了两次坡度', method: 'approximate' })
    const arabic = 'جفت البئر منذ الربيع ولم يقل أحد في القرية من المخطئ. لام بعضهم المهندس الذي قاس المنحدر مرتين.'
    expect(find(arabic, 'لام بعضهم المهندس', `مقدمة جديدة. ${arabic}`)).toMatchObject({ says: 'لام بعضهم المهندس', method: 'exact' })
  })

  it('finds signs without letters between their words', () => {
    const old = 'He waited — and nobody came. She left — without a word.'
    expect(find(old, '—', `Once: ${old}`, 20)).toMatchObject({ says: '—', at: old.lastIndexOf('—') + 6 })
  })

  it('finds whatever was not touched exactly where it went, in any text', () => {
    const word = fc.constantFrom('well', 'dry', 'the', 'and', '🌍', 'village', 'né', '井', '𝄞', 'said', 'slope', 'of', 'it')
    const sentence = fc.array(word, { minLength: 4, maxLength: 14 }).map((words) => `${words.join(' ')}.`)
    fc.assert(fc.property(fc.array(sentence, { minLength: 12, maxLength: 40 }), fc.array(sentence, { minLength: 1, maxLength: 6 }), fc.nat(), (lines, added, seed) => {
      const at = seed % lines.length
      const before = lines.map((line, i) => `${i} ${line}`)
      const old = before.join('\n')
      const words = before[at] ?? ''
      const head = added.join('\n')
      const found = find(old, words, `${head}\n${old}`)
      expect(found).toMatchObject({ says: words, method: 'exact', at: head.length + 1 + old.indexOf(words) })
    }), { numRuns: 200 })
  })

  it('never cuts a character in two, nor gives an empty place, however a text was changed', () => {
    const text = fc.array(fc.constantFrom('🌍', '𝄞', 'a', 'b', ' ', '\n', 'é', 'ﬁ', '井', '"', '-', '👩‍👩‍👧', 'well', 'dry'), { minLength: 3, maxLength: 120 }).map((parts) => parts.join(''))
    fc.assert(fc.property(text, text, fc.nat(), fc.nat(), (old, now, a, b) => {
      const start = a % old.length
      const end = start + 1 + (b % (old.length - start))
      const target = describeRange(old, 'v1', { start, end })
      if (target === null) return
      const { exact, prefix, suffix } = target.selector[1]
      const found = findQuotation(makeSearchable(now), { exact, prefix, suffix, near: start })
      if (found === null) return
      expect(found.end).toBeGreaterThan(found.start)
      expect(found.end).toBeLessThanOrEqual(now.length)
      expect([splitsPair(now, found.start), splitsPair(now, found.end)]).toEqual([false, false])
      expect(found.score).toBeGreaterThan(0)
      expect(found.score).toBeLessThanOrEqual(1)
    }), { numRuns: 2000 })
  })
})
