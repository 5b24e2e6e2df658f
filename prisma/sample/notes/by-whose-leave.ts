import type { SampleNote } from '../note.ts'

/** The reading that comes next: first notes only. */
export const leaveNotes: readonly SampleNote[] = [
  {
    by: 'leila', layer: 'group', at: '-2 18:57', mark: 'doubt',
    quote: 'The cheering suggests another answer',
    body: 'The cheering that we hear of is in Bamako. A crowd in the capital is not “those it governed”, and nothing in our texts tells us what was said in the north or the centre.',
    replies: [
      { by: 'amara', at: '-2 20:07', stance: 'supports', body: 'And cheering soldiers *in* is not the same as consenting to what they do next.' },
    ],
  },
  {
    by: 'amara', layer: 'group', at: '-1 10:20', mark: 'claim',
    quote: 'then it can be taken by force like any other office',
    body: 'The hinge of all three readings. Means and task both presuppose a host, and this is what a host was worth after August 2020.',
    replies: [
      { by: 'jonas', at: '-1 11:30', stance: 'challenges', body: 'The next sentence gives the alternative, and nobody can use it. A bad rule that can be followed beats a good one that cannot.' },
      { by: 'amara', at: '-1 20:27', stance: 'challenges', body: 'Not if following it makes the next coup pay. That is the precedent which the CIPS text worries about.' },
    ],
  },
  {
    by: 'jonas', layer: 'group', at: '-1 11:49', mark: 'evidence',
    quote: 'consent handed out in small coin, a day’s worth at a time',
    body: 'Patrols, permits, sites, and the announcement after the vote: four facts, all from Henderson, who writes in order to argue for pressure. I believe them. I should still like a second source.',
    replies: [
      { by: 'ingrid', at: '-1 12:41', stance: 'asks', body: 'So should I. What kind of document would show it that did not come from the mission, its friends or its host?' },
    ],
  },
  {
    by: 'ingrid', layer: 'course', at: '-1 12:54', mark: 'question',
    quote: 'It is a warning, delivered to the wrong side.',
    body: 'In *The Distance to the Village* the same rule is called equipment. One fact, two categories. Which of them tells you what to **do** on Monday morning?',
  },
  {
    by: 'amara', layer: 'group', at: '-1 20:42', mark: 'question',
    quote: 'so many patrols refused, so many sites closed',
    body: 'Who counts? If it is the Council, then by Henderson’s account two of its members have already shown what they do with inconvenient counting.',
  },
  { by: 'jonas', layer: 'group', at: '-1 20:52', mark: 'claim', quote: 'Even if it moves nobody, it settles something', body: '' },
  {
    by: 'leila', layer: 'private', at: '-2 19:15', mark: 'question',
    quote: 'The host is the third party in this argument',
    body: 'And the people who live there are the fourth? They come on stage only under *What is owed*, as those “who signed nothing”.',
  },
]
