import type { SampleNote } from '../note.ts'

/** The reading that is due: the argument over it is going on. */
export const errandNotes: readonly SampleNote[] = [
  {
    by: 'jonas', layer: 'group', at: '-4 21:18', mark: 'doubt',
    quote: 'whether a traveller on the wrong road was walking fast enough',
    body: 'The picture works only if there is one road. A mission has several tasks at the same time, and one of them was to reach people under attack. That road was the right one.',
    replies: [
      { by: 'leila', at: '-3 08:39', stance: 'challenges', body: 'Several tasks with one force *is* one road. Whoever rode along with a Malian patrol was not elsewhere that day.' },
      { by: 'jonas', at: '-3 08:52', stance: 'plain', body: 'Then it is a question of numbers after all.' },
    ],
  },
  {
    by: 'leila', layer: 'group', at: '-3 09:44', mark: 'claim',
    quote: 'The rules describe a third party. The resolution describes an ally.',
    body: 'For me this settles *when* it went wrong: in April 2013, with the mandate. Not in 2017 with the G5, and not with Wagner. The rest follows.',
    replies: [
      { by: 'jonas', at: '-3 10:54', stance: 'challenges', body: 'One clause is not a mandate. Henderson counts two objectives, and one of them is an agreement that the government signed with its own opponents. An ally does not look after that.' },
      { by: 'leila', at: '-3 20:43', stance: 'challenges', body: 'An ally with a second job. When the two collided, which of them gave way? See the spokesperson, under the next heading but one.' },
      { by: 'amara', at: '-3 21:53', stance: 'asks', body: 'Has any of us read resolution 2100 itself? We are arguing over one paraphrase, in one paragraph, of one article.' },
      { by: 'ingrid', at: '-2 10:56', stance: 'supports', body: 'Do, all of you. It is a public document. Bring its verbs.' },
    ],
  },
  {
    by: 'amara', layer: 'group', at: '-3 12:04', mark: 'evidence',
    quote: 'by one count in 2017 member states had brought fifty drones',
    body: 'Karlsrud has it from Novosseloff (his note 30). It says *brought*, not placed under the mission’s command. That fits the argument better than this essay makes use of.',
  },
  {
    by: 'ingrid', layer: 'course', at: '-4 20:08', mark: 'question',
    quote: 'Impartiality that cannot be seen is a private virtue.',
    body: 'A maxim, so test it. Is impartiality a matter of what one does, or of what others can tell that one does? If the second, who is entitled to judge?',
    replies: [
      { by: 'amara', at: '-3 12:37', stance: 'supports', body: 'The second, at least for consent: the parties consent to what they take you to be.' },
      { by: 'jonas', at: '-3 13:47', stance: 'challenges', body: 'Then propaganda decides. After Gao the mission was called a crusade, and the man who had died was Chinese. If being *seen* is the test, the best liar wins.' },
      { by: 'leila', at: '-2 08:54', stance: 'plain', body: 'The essay answers you in the next paragraph: “less false than it should have been”. The test is not whether lies are told but how much truth they find to work with.' },
    ],
  },
  { by: 'jonas', layer: 'group', at: '-3 14:05', mark: 'evidence', quote: 'agreed with France to carry soldiers of Barkhane', body: '' },
  {
    by: 'amara', layer: 'group', at: '-2 09:46', mark: 'doubt',
    quote: 'it is fateful where the state is what the quarrel is about',
    body: 'Two pure cases, and Mali is neither. The agreement of 2015 is about decentralisation, so the quarrel there is over *which* state and not over whether to have one.',
    replies: [
      { by: 'leila', at: '-2 11:28', stance: 'supports', body: 'Yes. And to “extend the authority of the state” gives the answer away before the talks have begun.' },
      { by: 'jonas', at: '-2 12:39', stance: 'asks', body: 'Can a state be decentralised that is not there?' },
    ],
  },
  {
    by: 'jonas', layer: 'group', at: '-2 12:57', mark: 'doubt',
    quote: 'In the account I have, insecurity is the last of five.',
    body: 'The order of a list is not a ranking. The blog nowhere says that the protesters cared least about being safe. Thin ice.',
    replies: [
      { by: 'leila', at: '-2 13:49', stance: 'plain', body: 'Granted. So count instead of ranking: four of the five are about how the country was governed.' },
      { by: 'jonas', at: '-2 13:54', stance: 'supports', body: 'Counting I accept.' },
    ],
  },
  {
    by: 'amara', layer: 'group', at: '-2 19:35', mark: 'question',
    quote: 'One could hardly have designed a cleaner test of what the policy was for.',
    body: 'Is it so clean? The CIPS text itself calls carrying on pragmatic in the short run. What should a mission do in the weeks between a coup and a new government, when there is nobody to ask?',
  },
  {
    by: 'leila', layer: 'group', at: '-2 20:45', mark: 'term',
    quote: 'Take stabilisation out',
    body: 'Which stabilisation? Karlsrud says that there has been no unified understanding of the word: military in origin, then security joined to development, and in practice ever closer to counterterrorism. The essay treats it as one thing that can be lifted out.',
    replies: [
      { by: 'jonas', at: '-2 21:50', stance: 'asks', body: 'If you lift out the part that joins security to development, does the development go too?' },
      { by: 'ingrid', at: '-1 10:53', stance: 'supports', body: 'One sentence of definition from each of you before the meeting, please. We shall put them side by side.' },
    ],
  },
  {
    by: 'jonas', layer: 'group', at: '-2 22:08', mark: 'claim',
    quote: 'It is the task, answering back.',
    body: 'A verdict in place of an inference. Henderson has the same facts and concludes that there was too little *pressure* on Bamako. What would we have to see in order to tell the two readings apart?',
    replies: [
      { by: 'amara', at: '-1 09:48', stance: 'plain', body: 'A mission with means and without the stabilising task. We have none to look at.' },
      { by: 'leila', at: '-1 19:17', stance: 'asks', body: 'Or sanctions that work. If Bamako opens the sites under pressure, Jonas is right, and I should say so. Do our texts report one such case?' },
    ],
  },
  {
    by: 'jonas', layer: 'group', at: '-1 08:56', mark: 'doubt',
    quote: 'a small mission sent away for what it says than a large one kept for what it does not say',
    body: '“I would rather”: and those who live there? It is a preference of the writer’s, held at somebody else’s risk.',
    replies: [
      { by: 'leila', at: '-1 18:59', stance: 'challenges', body: 'Keeping silent was at somebody else’s risk too. There is no choice here in which the writer bears it.' },
      { by: 'amara', at: '-1 20:09', stance: 'plain', body: '*By Whose Leave* tries to reply: the least that is owed is not to be relied upon in vain. I am not sure that this answers “and who comes then?”' },
      { by: 'ingrid', at: '-1 21:00', stance: 'plain', body: 'That is the disagreement of all three texts, in three notes. Keep it for the meeting.' },
    ],
  },
  {
    by: 'leila', layer: 'private', at: '-3 10:21', mark: 'plain',
    quote: 'Drift is the wrong word if it suggests that nobody was rowing.',
    body: 'Careful: I like this because I agreed before I had read it.',
  },
  {
    by: 'leila', layer: 'private', at: '-2 21:17', mark: 'term',
    quote: 'A good name is the one piece of equipment that cannot be flown in later.',
    body: 'The last line borrows the other side’s word, *equipment*. Set it beside “It belongs under equipment” in *The Distance to the Village*. Paper: what each of the three counts as a means.',
  },
  {
    by: 'amara', layer: 'private', at: '-2 08:36', mark: 'evidence',
    quote: 'no seats for its soldiers',
    body: 'This is the arrangement of Germany and the Netherlands with France. Karlsrud has it from an interview of July 2018 (note 34). Look for a public source before I lean on it.',
  },
]
