import type { Passage } from './flow.ts'
import type { Dropped } from './piece.ts'

/** What pages put around an article: calls to read, share, load or buy. */
const call = /^(?:read (?:more|another|next|also)\b|related (?:articles?|posts?|content|stories|reading)|(?:load|show|see) more|share (?:this|on|via)|subscribe\b|sign (?:up|in)\b|log in\b|get the .{1,30} app|download (?:the|our|on)\b|follow (?:us|me)\b|leave a (?:reply|comment)|(?:\d+ )?comments?$|(?:previous|next) (?:post|article)|back to (?:top|home)|skip to\b|advertisement$|newsletter|filed under|tags?:|tagged\b|print(?: this)?$|e-?mail this|most (?:read|popular)|recommended for\b|more from\b|you (?:may|might) also like|click here|open in app)/i

/** The ones that mean nothing else wherever they stand. */
const plainCall = /^(?:advertisement|(?:load|show) more[.…]*|skip to (?:main )?content|share this(?: (?:article|post|story))?|\d+ min(?:ute)?s? read|open in app|listen to this article|leave a (?:reply|comment)|subscribe(?: now)?|sign up for our newsletter)$/i

/** A box that asks for an address, or a line that leads to another article, wherever it stands. */
const box = /newsletter|inbox|subscri|sign up|e-?mail/i
const boxSays = /terms of (?:use|service)|privacy policy|unsubscribe|your e-?mail|delivered|no spam/i
const leadsAway = /^(?:read more|also read|related|more on this|recommended|see also|lire aussi|lesen sie auch|lea también)\s*:\s*\S/i

/** After one of these on a line of its own, nothing of the article comes. */
const tail = /^(?:tags?|tagged|filed under|categor(?:y|ies)|posted in)\s*:|^(?:\d+ )?(?:comments?|responses?|replies|thoughts? on)\b[^.]*$|^leave a (?:reply|comment)$|^share (?:this|on)\b[^.]*$|^related (?:articles?|posts?|stories)$|^we use cookies\b/i

/** Whether a passage is a page's own, wherever it stands. */
export function isDebris(text: string): boolean {
  if (text.length > 400) return false
  return plainCall.test(text) || (box.test(text) && boxSays.test(text)) || (text.length < 150 && leadsAway.test(text) && !/[.!?]$/.test(text))
}

/** A piece this long is the article's own. */
const prose = 250

/**
 * Leaves out what a page put around its article: after the last long paragraph, everything from the first call on; before
 * that, calls that stand alone.
 */
export function dropDebris(passages: Passage[], dropped: Dropped[]): Passage[] {
  const lastProse = passages.findLastIndex((passage) => passage.text.length >= prose)
  const firstCall = passages.findIndex((passage, index) => index > lastProse && ((lastProse !== -1 && isCall(passage)) || (index > passages.length / 4 && passage.text.split('\n').some((line) => tail.test(line)))))
  return passages.filter((passage, index) => {
    const isLeftOut = (firstCall !== -1 && index >= firstCall) || isDebris(passage.text)
    if (isLeftOut) dropped.push({ why: 'around the article', text: passage.text })
    return !isLeftOut
  })
}

/** A call does not end as a sentence does. */
const isCall = ({ text }: Passage) => text.length < 120 && !/[^.]\.$/.test(text) && call.test(text)
