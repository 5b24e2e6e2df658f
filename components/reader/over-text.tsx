'use client'

import type { PassageChange } from '@/components/margin/use-passage-change.ts'
import { NameFlags, type RemoteSelection } from '@/components/presence/name-flags.tsx'
import { Footnotes, type WayBack } from '@/components/reader/footnotes.tsx'
import { MarkPopover, PassageHandles } from '@/components/reader/later-parts.ts'
import type { MarkingUp } from '@/components/reader/use-marking-up.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

interface OverTextProps {
  index: TextIndex
  language: string
  /** What others have selected. */
  remote: readonly RemoteSelection[]
  change: PassageChange
  /** What is selected, where it may be marked up; null while the selection serves for something else. */
  selection: TextRange | null
  markingUp: MarkingUp
  /** Takes the selection to a debate; null for who puts nothing forward. */
  toDebate: ((range: TextRange) => void) | null
  layer: LayerView
  own: LayerView
  onReturn: (way: WayBack | null) => void
}

/** What stands over the words and moves with them: others' names, the ends of a passage that is changed, what to do with the selection, a note of the text. */
export function OverText({ index, language, remote, change, selection, markingUp: { alone, setAlone, mark, write, copyLink }, toDebate, layer, own, onReturn }: OverTextProps) {
  return (
    <>
      <NameFlags index={index} selections={remote} />
      {change.range !== null && <PassageHandles index={index} language={language} change={change} range={change.range} />}
      {selection && (
        <MarkPopover
          index={index} range={selection} layer={layer} own={own} alone={alone} onAlone={setAlone}
          onMark={(kind) => mark(selection, kind, alone)} onNote={(motivation) => write(selection, motivation, alone)} onDebate={toDebate && (() => toDebate(selection))} onLink={() => copyLink(selection)}
        />
      )}
      <Footnotes index={index} onReturn={onReturn} />
    </>
  )
}
