import type { Passage } from './flow.ts'
import { endsSentence, type Dropped } from './piece.ts'
import { endsArticle, isAboutShowing, isNeverWords, namesOthers } from './web-words.ts'

/** What pages put around an article: calls to read, share, load or buy. */
const call = /^(?:read (?:more|another|next|also)\b|related (?:articles?|posts?|content|stories|reading)|(?:load|show|see) more|share (?:this|on|via)|subscribe\b|sign (?:up|in)\b|log in\b|get the .{1,30} app|download (?:the|our|on)\b|follow (?:us|me)\b|leave a (?:reply|comment)|(?:\d+ )?comments?$|(?:previous|next) (?:post|article)|back to (?:top|home)|skip to\b|advertisement$|newsletter|filed under|tags?:|tagged\b|print(?: this)?$|e-?mail this|most (?:read|popular)|recommended for\b|more from\b|you (?:may|might) also like|click here|open in app)/i

/** A box that asks for an address, or a line that leads to another article, wherever it stands. */
const box = /newsletter|inbox|subscri|sign up|e-?mail/i
const boxSays = /terms of (?:use|service)|privacy (?:policy|notice)|unsubscribe|your e-?mail|e-?mail address|delivered|sent to your inbox|no spam/i
const leadsAway = /^(?:read more|also read|related|more on this|recommended|see also|lire aussi|à lire aussi|lesen sie auch|mehr dazu|lea también)\s*:\s*\S/i

/** After one of these on a line of its own, nothing of the article comes. */
const tail = /^(?:tags?|tagged|filed under|categor(?:y|ies)|posted in)\s*:|^(?:\d+ )?(?:comments?|responses?|replies|thoughts? on)\b[^.]*$|^leave a (?:reply|comment)$|^share (?:this|on)\b[^.]*$|^related (?:articles?|posts?|stories)$|^we use cookies\b/i

/** Whether a passage is a page's own, wherever it stands. */
export function isDebris(text: string): boolean {
  if (text.length > 400) return false
  return isNeverWords(text) || isBox(text) || (text.length < 150 && leadsAway.test(text) && !/[.!?]$/.test(text))
}

const isBox = (text: string) => text.length <= 400 && ((box.test(text) && boxSays.test(text)) || (/^newsletter\n/i.test(text) && text.length < 250))

/** A piece this long is the article's own; of one this long that ends as a sentence does, so much is likely. */
const prose = 250
const likely = 100

/**
 * Leaves out what a page put around its article: after the last long paragraph, everything from the first call on; before
 * that, calls that stand alone, boxes with the lines that make them, and lists of what else there is to read.
 */
export function dropDebris(passages: Passage[], dropped: Dropped[]): Passage[] {
  const out = findWithin(passages)
  const from = findTail(passages)
  return passages.filter(({ text }, index) => {
    const isLeftOut = index >= from || out.has(index)
    if (isLeftOut) dropped.push({ why: 'around the article', text })
    return !isLeftOut
  })
}

/** Where the article is over: at a call with none of its words after it, and at the tags and counters that stand right before. */
function findTail(passages: Passage[]): number {
  const lastProse = passages.findLastIndex(({ text }) => text.length >= prose)
  let found = passages.findIndex((passage, index) => {
    if (index <= passages.length / 4) return index > lastProse && lastProse !== -1 && isCall(passage) && !goesOnAfter(passages, index)
    if (passage.text.split('\n').some(endsArticle)) return true
    if (index <= lastProse) return false
    return (lastProse !== -1 && isCall(passage) && !goesOnAfter(passages, index)) || passage.text.split('\n').some((line) => tail.test(line))
  })
  if (found === -1) return passages.length
  const first = found
  while (found > 0 && isLoose(passages[found - 1]?.text ?? '') && isLoose(passages[found - 2]?.text ?? '')) found -= 1
  if (isAboutShowing(passages[found - 1]?.text ?? '') || (first - found >= 2 && isLoose(passages[found - 1]?.text ?? ''))) found -= 1
  return found
}

/** A tag or a counter: a word or two that are no sentence. */
const isLoose = (text: string) => text.length < 40 && text.split(' ').length <= 3 && !endsSentence(text) && !/[,;:]$/.test(text) && !text.includes('\n')

/** Whether two paragraphs of an article still come, before what ends it. */
function goesOnAfter(passages: Passage[], call: number): boolean {
  const end = passages.findIndex(({ text }, index) => index > call && (text.split('\n').some((line) => tail.test(line) || endsArticle(line))))
  return passages.slice(call + 1, end === -1 ? undefined : end).filter(({ text }) => text.length >= likely && endsSentence(text)).length >= 2
}

/** A call does not end as a sentence does. */
const isCall = ({ text }: Passage) => text.length < 120 && !/[^.]\.$/.test(text) && call.test(text)

/** The lines of a box above the one that asks for an address. */
const mostOfBox = 5

function findWithin(passages: Passage[]): Set<number> {
  const out = new Set<number>()
  for (const [index, { text }] of passages.entries()) {
    if (isDebris(text) || isBoxEnd(text)) {
      out.add(index)
      const above = isBoxEnd(text) ? findBoxStart(passages, index) : index
      for (let at = above; at < index; at += 1) out.add(at)
    }
    // What stands in such a list already brings none of its own, or a page of nothing else would be walked again from each line.
    if (out.has(index) || !namesOthers(text)) continue
    out.add(index)
    for (let at = index + 1; at < passages.length && isHeadline(passages[at]?.text ?? ''); at += 1) out.add(at)
  }
  return out
}

const isBoxEnd = (text: string) => isBox(text) || /^(?:enter )?your e-?mail(?: address)?$|^(?:votre )?adresse e-?mail$|^ihre e-?mail.{0,12}$/i.test(text)
const isHeadline = (text: string) => text !== '' && text.length < 120 && !endsSentence(text)

function findBoxStart(passages: Passage[], end: number): number {
  let start = end
  for (let at = end - 1; at >= Math.max(0, end - mostOfBox) && isHeadline(passages[at]?.text ?? ''); at -= 1) if (/newsletter|sign up|subscri|inbox/i.test(passages[at]?.text ?? '')) start = at
  return start
}
