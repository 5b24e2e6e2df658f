import type { SampleNote } from '../note.ts'

/** A closed reading: the argument over it is some days old. */
export const distanceNotes: readonly SampleNote[] = [
  {
    by: 'jonas', layer: 'group', at: '-9 20:08', mark: 'claim',
    quote: 'has not been given a hard task. It has been given an excuse in advance.',
    body: 'The thesis is already here. Notice that it is a claim about **blame**: whoever withholds the means cannot plead afterwards that the task was hard.',
    replies: [
      { by: 'amara', at: '-9 20:59', stance: 'asks', body: 'An excuse for whom? If it is the mission’s, the sentence accuses the soldiers. If it is the Council’s, I agree with it.' },
      { by: 'jonas', at: '-9 21:23', stance: 'plain', body: 'The Council’s. “It knows the price, and has decided who will pay it” fits nobody else. But you are right that the grammar says the force.' },
      { by: 'leila', at: '-8 20:43', stance: 'challenges', body: 'Somebody also *accepted* the promise without the aircraft. The essay only ever prosecutes the giver.' },
    ],
  },
  {
    by: 'leila', layer: 'group', at: '-8 09:11', mark: 'doubt',
    quote: 'who would have gone to the village instead?',
    body: 'This is a great deal of work for one question. It assumes that *going* is what was missing. Further down the same essay tells us that the mission was shut out of the places that mattered most.',
    replies: [
      { by: 'jonas', at: '-8 09:38', stance: 'challenges', body: 'Shut out of the sites afterwards, and held up for three days on patrols. A flight for the wounded is not a patrol.' },
      { by: 'leila', at: '-8 10:02', stance: 'asks', body: 'Does any of our sources say that such flights were exempt? Henderson mentions *refused* flight permits, for rotations. I would not build on an exemption that nobody reports.' },
      { by: 'jonas', at: '-8 10:54', stance: 'supports', body: 'None does. I take back the exemption and keep the point: the notice rule explains some of the lateness and none of the shortage.' },
    ],
  },
  {
    by: 'amara', layer: 'group', at: '-8 12:04', mark: 'evidence',
    quote: 'By then 313 peacekeepers had been lost.',
    body: 'Henderson’s number. He leaves open whether the count begins in 2013 or with the agreement of 2015, and the essay gets round that by saying “by then”. Let us not put a first year on it in our papers.',
    replies: [
      { by: 'ingrid', at: '-7 09:13', stance: 'supports', body: 'Well read. Cite it as he gives it, with the date of his article.' },
    ],
  },
  {
    by: 'ingrid', layer: 'course', at: '-9 17:48', mark: 'question',
    quote: 'An institution that writes down its own lack and leaves it open for three years is not confused about strategy.',
    body: 'Is there another explanation? A council is several governments. Name one member whose interest was served by leaving this gap open, and say which of our texts tells you so.',
    replies: [
      { by: 'amara', at: '-8 12:37', stance: 'challenges', body: 'I cannot. Henderson says that Russia and China kept the mission from *investigating*. On aircraft he blames everyone who had some. So “has decided who will pay” may be too clever: a council can leave a gap open without any one of its members wanting it.' },
      { by: 'jonas', at: '-8 14:57', stance: 'challenges', body: 'Leaving it open each year with that plan on the table is wanting it enough.' },
      { by: 'ingrid', at: '-7 09:26', stance: 'asks', body: 'Then my harder question: can a body that never decided be said to have *decided*?' },
    ],
  },
  {
    by: 'amara', layer: 'group', at: '-8 13:14', mark: 'doubt',
    quote: 'those who can arrive need not occupy, and those who cannot arrive end by guarding themselves',
    body: 'Lovely, and unsupported. The contingents with the helicopters are the ones whom Karlsrud finds at least as risk-averse as the others. They could arrive, and guarded themselves all the same.',
    replies: [
      { by: 'jonas', at: '-8 15:30', stance: 'challenges', body: 'Because the helicopters were kept for *them*; that is the next paragraph. A private lift is no test of what a lift does for the building.' },
      { by: 'leila', at: '-8 21:15', stance: 'supports', body: 'Then what matters is not mobility but who commands it. And who commands it, for what, is a question about the task.' },
    ],
  },
  {
    by: 'amara', layer: 'group', at: '-8 13:32', mark: 'evidence',
    quote: 'skilled first aid in ten minutes, advanced care within the hour, surgery within two',
    body: 'The “10-1-2 principle”, Karlsrud’s note 28. It is one of the few places where a standard is stated, so one could check which contingents had it and which had not.',
  },
  {
    by: 'jonas', layer: 'group', at: '-8 16:07', mark: 'claim',
    quote: 'The scandal is not that some peacekeepers had aircraft. It is that the aircraft were theirs.',
    body: 'The best move in the essay: Karlsrud’s evidence turned against Karlsrud. He shows a mission on two levels. Very well, then level it **up**.',
    replies: [
      { by: 'leila', at: '-8 21:36', stance: 'challenges', body: 'Up needs someone who pays. The states that would not let go of their helicopters in an emergency are the ones who would have to give more of them. If self-interest explains the first, it blocks the second, and “motive is not all that a fact can show” does not make it go away.' },
      { by: 'ingrid', at: '-7 09:51', stance: 'asks', body: 'Leïla, is motive in the way of this remedy only, or of every remedy, yours included?' },
    ],
  },
  {
    by: 'jonas', layer: 'group', at: '-8 16:25', mark: 'plain',
    quote: 'A helicopter that may fly on Thursday is not a helicopter on Monday.',
    body: '', withdrawnAt: '-7 13:11',
    replies: [
      { by: 'leila', at: '-8 22:04', stance: 'plain', body: 'I do not think that it is only a joke. Seventy-two hours from Monday *is* Thursday.' },
      { by: 'amara', at: '-7 10:56', stance: 'supports', body: 'With Leïla. It is the only place where the rule on patrols becomes something that one can picture.' },
    ],
  },
  {
    by: 'amara', layer: 'group', at: '-8 17:17', mark: 'term',
    quote: 'Freedom of movement is usually filed under politics. It belongs under equipment.',
    body: 'A definition carried in by the side door. If permission is a *means*, then “more means” wins every argument, because whatever was missing becomes a means.',
    replies: [
      { by: 'jonas', at: '-8 17:50', stance: 'challenges', body: 'A vehicle that you may not drive is a parking space. I find the category honest.' },
      { by: 'amara', at: '-7 11:14', stance: 'challenges', body: 'You repair a vehicle and you negotiate a permission. Other people, other price, other failure.' },
    ],
  },
  {
    by: 'leila', layer: 'group', at: '-7 08:36', mark: 'question',
    quote: 'A white helicopter under United Nations command, carrying a doctor to the wounded, takes nobody’s side.',
    body: 'Whose wounded? The CIPS text describes close work with Malian forces. If it is their wounded who are carried, the colour of the machine does not settle it.',
  },
  { by: 'leila', layer: 'group', at: '-7 08:51', mark: 'claim', quote: 'it is an argument about what capability is for and who commands it', body: '' },
  {
    by: 'amara', layer: 'private', at: '-7 12:06', mark: 'plain',
    quote: 'it turns a debt into a misunderstanding',
    body: 'Strongest form of the means side; open my paper with it. Then ask: a debt to *whom*?',
  },
  {
    by: 'amara', layer: 'private', at: '-7 12:19', mark: 'doubt',
    quote: 'True; and no fire engine can repair the wiring.',
    body: 'Collect the pictures: fire engine here, the traveller on the wrong road in *The Wrong Errand*, the guest and the rooms in *By Whose Leave*. Does each text argue by picture where it has least evidence?',
  },
]
