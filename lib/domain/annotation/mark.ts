/** The six marks of Postil, in the order of their keys 1 to 6. Each is a hue, an underline style, an icon and a word. */
export const marks = ['claim', 'evidence', 'question', 'doubt', 'term', 'plain'] as const
export type Mark = (typeof marks)[number]

/** What a reply does to what it answers. `plain` takes no side. */
export const stances = ['plain', 'supports', 'challenges', 'asks'] as const
export type Stance = (typeof stances)[number]

/** What one claim of a debate does to another. */
export const relations = ['supports', 'challenges', 'qualifies', 'same-claim'] as const
export type Relation = (typeof relations)[number]
/** What a claim may do to the one that it is put forward to. */
export const answering = ['supports', 'challenges', 'qualifies'] as const satisfies readonly Relation[]
export type Answering = (typeof answering)[number]

/** Where a person stands on a claim. */
export const sides = ['agree', 'disagree', 'unsure'] as const
export type Side = (typeof sides)[number]

/** The short list of reactions: agree, well put, new to me, surprising, thank you. Each is shown as an icon with its name. */
export const reactions = ['👍', '✨', '💡', '😮', '🙏'] as const
export type ReactionSign = (typeof reactions)[number]

/** The longest name that a course may give a mark. */
export const maxMarkName = 24
/** What a course calls the six marks, where it calls them something of its own. Hue, underline and icon stay. */
export type MarkNames = Partial<Record<Mark, string>>
