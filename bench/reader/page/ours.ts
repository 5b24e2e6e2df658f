import { createPainter } from '@/lib/anchoring/painter.ts'
import { indexText } from '@/lib/anchoring/text-index.ts'
import type { MakeSubject } from './subject.ts'

/** Postil's own modules, as the reading room uses them. */
export const ours: MakeSubject = (root) => {
  const index = indexText(root)
  const painter = createPainter(index)
  return {
    paint: (marks) => painter.setMarks(marks),
    add: (mark) => painter.put(mark),
    remove: (key) => painter.remove(key),
    at: (x, y) => painter.keysAt(x, y),
    isPainted: () => [...CSS.highlights.values()].some((highlight) => highlight.size > 0),
  }
}
