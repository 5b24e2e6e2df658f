import type { EntryValue, Withdrawal } from './entry.ts'

/** What stays at the key of something taken back: its place, and no words. */
export function makeWithdrawal(value: EntryValue, now: Date): Withdrawal {
  return { v: 1, kind: 'withdrawal', ...placeOf(value), written: value.written, withdrawn: now.toISOString() }
}

function placeOf(value: EntryValue): Pick<Withdrawal, 'target' | 'thread' | 'answers'> {
  switch (value.kind) {
    case 'annotation': return { target: value.target }
    case 'reply': return { thread: value.thread }
    case 'claim': case 'withdrawal': {
      const { target, answers } = value
      const thread = value.kind === 'withdrawal' ? value.thread : undefined
      return { ...(target && { target }), ...(thread !== undefined && { thread }), ...(answers && { answers }) }
    }
    case 'reaction': case 'resolution': case 'link': case 'position': return {}
  }
}
