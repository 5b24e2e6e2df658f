import { useCallback, useState } from 'react'

/** Something to say that is no failure. */
export interface RoomWord {
  words: string
  /** It goes by itself: what was asked for was done. */
  passing: boolean
}

/** What the room has to say to its reader: a thing that failed, and a word besides. */
export function useRoomWords() {
  const [trouble, complain] = useState<string | null>(null)
  const [word, setWord] = useState<RoomWord | null>(null)
  const tell = useCallback((words: string, passing = false) => setWord({ words, passing }), [])
  const onHeard = useCallback(() => setWord(null), [])
  const onCalm = useCallback(() => complain(null), [])
  return { complain, tell, notices: { trouble, onCalm, word, onHeard } }
}
