import search from 'approx-string-match'
import { agreement } from './agreement.ts'
import { join } from './find-same.ts'
import { findGram, type GramIndex } from './gram-index.ts'
import { closeness, type Candidate, type Searchable, type Sought } from './searchable.ts'

/** Places from which a run of letters is too common to vote, and from which even where everything is common, as in a refrain. */
const mostVotes = [16, 250] as const
/** How many of the places with most votes are compared letter by letter. */
const rounds = 3
/** Share of the words that may differ. */
const tolerance = 0.5
/** Runs that vote at most; of a longer quotation every second, third, ... does. */
const voters = 160
/** Fewer votes than this say nothing. */
const quorum = 4

/**
 * The place most like the quotation: runs of its letters and of its surroundings vote for how far the text lies moved, and
 * in the windows with most votes the approximate search (Myers 1999) finds its ends. Null where nothing has a vote.
 */
export function findAlike(searchable: Searchable, sought: Sought): Candidate | null {
  let best: Candidate | null = null
  let value = -Infinity
  for (const window of windowsOf(searchable, sought)) {
    for (const candidate of searchIn(searchable, sought, window)) {
      const now = 2 * candidate.alike + candidate.context + 0.2 * closeness(candidate.start, sought)
      if (now > value) [best, value] = [candidate, now]
    }
  }
  return best
}

interface Window {
  start: number
  end: number
}

function windowsOf({ grams, folded }: Searchable, { words, before, after }: Sought): Window[] {
  const whole = join(before, words.units, after)
  let votes: Vote[] = []
  for (const most of mostVotes) {
    votes = vote(grams, whole, most)
    if (votes.length >= quorum) break
  }
  const length = words.units.length
  const slack = 12 + Math.min(300, Math.ceil(length * 0.3))
  return clusters(votes.sort((a, b) => a.moved - b.moved), 16 + Math.min(200, Math.ceil(length * 0.25))).map(({ from, to }) => ({
    start: Math.max(0, from + before.length - slack),
    end: Math.min(folded.units.length, to + before.length + length + slack),
  }))
}

interface Vote {
  /** How far the text would lie moved. */
  moved: number
  /** A run that stands in few places says more. */
  weight: number
}

function vote(grams: GramIndex, whole: Uint16Array, most: number): Vote[] {
  const votes: Vote[] = []
  const stride = Math.max(1, Math.ceil((whole.length - grams.size) / voters))
  for (let at = 0; at + grams.size <= whole.length; at += stride) {
    const places = findGram(grams, whole, at, most)
    if (places !== null) for (const place of places) votes.push({ moved: place - at, weight: 1 / places.length })
  }
  return votes
}

/** The heaviest stretches of `width` of the sorted votes, apart from each other. */
function clusters(votes: readonly Vote[], width: number): { from: number; to: number }[] {
  const all: { from: number; to: number; weight: number }[] = []
  let [first, weight] = [0, 0]
  for (const vote of votes) {
    weight += vote.weight
    while (vote.moved - (votes[first]?.moved ?? 0) > width) weight -= votes[first++]?.weight ?? 0
    all.push({ from: votes[first]?.moved ?? vote.moved, to: vote.moved, weight })
  }
  const chosen: typeof all = []
  for (const one of all.sort((a, b) => b.weight - a.weight)) {
    if (chosen.some((other) => one.from <= other.to + width && other.from <= one.to + width)) continue
    chosen.push(one)
    if (chosen.length === rounds) break
  }
  return chosen
}

function* searchIn({ folded }: Searchable, { words, before, after }: Sought, { start, end }: Window): Generator<Candidate> {
  const length = words.units.length
  const matches = search(folded.text.slice(start, end), words.text, Math.max(1, Math.floor(length * tolerance)))
  for (const match of matches) {
    if (match.end <= match.start) continue
    const [from, to] = [settle(folded.units, start + match.start, before, -1, match.errors), settle(folded.units, start + match.end, after, 1, match.errors)]
    if (to <= from) continue
    yield { start: from, end: to, alike: 1 - match.errors / length, context: agreement(folded.units, from, before, -1) + agreement(folded.units, to, after, 1) }
  }
}

/** How many units of context, next to a changed beginning or end, must be there for it to be moved beside them. */
const firm = 6
const shifts = [0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8]

/** Where words were changed at an end of the quotation, several ends differ by about as much; the context says which it was. */
function settle(units: Uint16Array, at: number, context: Uint16Array, by: 1 | -1, errors: number): number {
  if (errors === 0 || context.length < firm) return at
  for (const shift of shifts) {
    let same = 0
    while (same < firm && (by === 1 ? units[at + shift + same] === context[same] : units[at + shift - 1 - same] === context[context.length - 1 - same])) same++
    if (same === firm) return at + shift
  }
  return at
}
