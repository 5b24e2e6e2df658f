import type { SampleNote } from './note.ts'
import { leaveNotes } from './notes/by-whose-leave.ts'
import { distanceNotes } from './notes/the-distance-to-the-village.ts'
import { errandNotes } from './notes/the-wrong-errand.ts'
import type { SampleTime } from './sample-time.ts'

export interface SampleReading {
  /** In `texts/`. */
  file: string
  authors: string[]
  source: string
  /** One of them is over when the seminar is put in. */
  due: SampleTime
  /** Markdown. */
  prompt: string
  notes: readonly SampleNote[]
}

const byline = { authors: ['Written for Postil'], source: 'A sample reading' }

/** In the order in which the seminar reads them. */
export const sampleReadings: readonly SampleReading[] = [
  {
    file: 'the-distance-to-the-village.md', ...byline, due: '-4 18:00', notes: distanceNotes,
    prompt: 'Where does this essay *show* that the shortage was known and left alone, and where does it only say so? Mark one passage of each kind, and answer one person who marked another.',
  },
  {
    file: 'the-wrong-errand.md', ...byline, due: '3 18:00', notes: errandNotes,
    prompt: 'More means, or a different task? Mark the sentence that carries the case for a different task, and say what one would have to see for it to be wrong. Then answer someone who chose another sentence.',
  },
  {
    file: 'by-whose-leave.md', ...byline, due: '10 18:00', notes: leaveNotes,
    prompt: 'This essay wants a point at which the mission goes, and does not say where it lies. Propose one in a sentence, at the passage that it follows from, and name who would decide that it had been reached.',
  },
]
