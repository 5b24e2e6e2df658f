import type { Answering, Relation, Side } from '@/lib/domain/annotation/mark.ts'
import type { SamplePersonId } from './people.ts'
import type { SampleTime } from './sample-time.ts'

/** A claim as the data write it; `id` is what others call it by here. */
export interface SampleClaim {
  id: string
  by: SamplePersonId
  at: SampleTime
  body: string
  /** Words that stand in the reading of that file exactly once. */
  quote?: { file: string; words: string }
  answers?: { to: string; relation: Answering }
}

export interface SampleLink { by: SamplePersonId; at: SampleTime; from: string; to: string; relation: Relation }
export interface SamplePosition { by: SamplePersonId; at: SampleTime; of: string; side: Side }

export interface SampleDebate {
  question: string
  startedBy: SamplePersonId
  startedAt: SampleTime
  claims: readonly SampleClaim[]
  links: readonly SampleLink[]
  positions: readonly SamplePosition[]
}

const distance = 'the-distance-to-the-village.md'
const errand = 'the-wrong-errand.md'
const leave = 'by-whose-leave.md'

/** The question of the course, over all three readings. */
export const sampleDebate: SampleDebate = {
  question: 'What did the mission lack most: the means for its task, the right task, or a host that let it work?',
  startedBy: 'ingrid',
  startedAt: '-4 16:00',
  claims: [
    {
      id: 'means', by: 'amara', at: '-3 19:12',
      body: 'It lacked means. The task was the right one, and nobody who calls it wrong has said who would have gone to the village instead.',
      quote: { file: distance, words: 'A force that has been given the promise without the aircraft has not been given a hard task.' },
    },
    {
      id: 'direction', by: 'leila', at: '-3 20:31',
      body: 'More of everything would have taken it further the wrong way, because nobody had settled whom it was for.',
      quote: { file: errand, words: 'whatever is added carries it further from where it should have gone' },
      answers: { to: 'means', relation: 'challenges' },
    },
    {
      id: 'known', by: 'jonas', at: '-3 21:04',
      body: 'The shortage was written down in 2019 and left as it was. Whoever does that is not unsure about the task, but unwilling to pay for it.',
      quote: { file: distance, words: 'An institution that writes down its own lack and leaves it open for three years is not confused about strategy.' },
      answers: { to: 'means', relation: 'supports' },
    },
    {
      id: 'doctor', by: 'amara', at: '-2 08:15',
      body: 'Some means do not point anywhere. A doctor who comes in time belongs to no side, whatever else the mandate says.',
      quote: { file: distance, words: 'carrying a doctor to the wounded, takes nobody’s side' },
      answers: { to: 'direction', relation: 'challenges' },
    },
    {
      id: 'unseen', by: 'leila', at: '-2 09:40',
      body: 'What counts is what people there could see, and they saw one force, not two.',
      quote: { file: errand, words: 'Impartiality that cannot be seen is a private virtue.' },
      answers: { to: 'direction', relation: 'supports' },
    },
    {
      id: 'notice', by: 'jonas', at: '-2 18:22',
      body: 'Only where one may go. If a patrol is announced three days ahead, a faster helicopter arrives just as late.',
      quote: { file: leave, words: 'Three days’ notice is then no longer an obstacle of logistics.' },
      answers: { to: 'means', relation: 'qualifies' },
    },
    {
      id: 'line', by: 'leila', at: '-1 10:05',
      body: 'It lacked a line: a point, named beforehand, at which it would stop lending its name and go.',
      quote: { file: leave, words: 'My claim is only that it should be drawn beforehand and aloud' },
    },
    {
      id: 'date', by: 'amara', at: '-1 11:48',
      body: 'A mission that says when it will leave hands the date to those who want it gone.',
      answers: { to: 'line', relation: 'challenges' },
    },
  ],
  links: [
    { by: 'leila', at: '-2 19:03', from: 'notice', to: 'doctor', relation: 'challenges' },
    { by: 'jonas', at: '-1 12:20', from: 'unseen', to: 'line', relation: 'supports' },
  ],
  positions: [
    { by: 'jonas', at: '-3 21:06', of: 'means', side: 'agree' },
    { by: 'leila', at: '-3 20:33', of: 'means', side: 'disagree' },
    { by: 'jonas', at: '-2 18:25', of: 'direction', side: 'unsure' },
    { by: 'amara', at: '-2 20:10', of: 'notice', side: 'agree' },
    { by: 'leila', at: '-2 20:41', of: 'notice', side: 'agree' },
    { by: 'jonas', at: '-1 12:22', of: 'line', side: 'unsure' },
  ],
}
