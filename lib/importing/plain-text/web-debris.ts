import type { Passage } from './flow.ts'
import type { Dropped } from './piece.ts'

/** What pages put around an article: calls to read, share, load or buy. */
const call = /^(?:read (?:more|another|next|also)\b|related (?:articles?|posts?|content|stories|reading)|(?:load|show|see) more|share (?:this|on|via)|subscribe\b|sign (?:up|in)\b|log in\b|get the .{1,30} app|download (?:the|our|on)\b|follow (?:us|me)\b|leave a (?:reply|comment)|(?:\d+ )?comments?$|(?:previous|next) (?:post|article)|back to (?:top|home)|skip to\b|advertisement$|newsletter|filed under|tags?:|tagged\b|print(?: this)?$|e-?mail this|most (?:read|popular)|recommended for\b|more from\b|you (?:may|might) also like|click here|open in app)/i

/** The ones that mean nothing else wherever they stand. */
const plainCall = /^(?:advertisement|(?:load|show) more[.…]*|skip to (?:main )?content|share this(?: (?:article|post|story))?|\d+ min(?:ute)?s? read|open in app|listen to this article|leave a (?:reply|comment)|subscribe(?: now)?|sign up for our newsletter)$/i

/** A piece this long is the article's own. */
const prose = 250

/**
 * Leaves out what a page put around its article: after the last long paragraph, everything from the first call on; before
 * that, calls that stand alone.
 */
export function dropDebris(passages: Passage[], dropped: Dropped[]): Passage[] {
  const lastProse = passages.findLastIndex((passage) => passage.text.length >= prose)
  if (lastProse === -1) return passages
  const firstCall = passages.findIndex((passage, index) => index > lastProse && isCall(passage))
  return passages.filter((passage, index) => {
    const isDebris = (firstCall !== -1 && index >= firstCall) || plainCall.test(passage.text)
    if (isDebris) dropped.push({ why: 'around the article', text: passage.text })
    return !isDebris
  })
}

/** A call does not end as a sentence does. */
const isCall = ({ text }: Passage) => text.length < 120 && !/[^.]\.$/.test(text) && call.test(text)
