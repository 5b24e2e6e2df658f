import type { Outbox } from './outbox.ts'
import { knowsTabs, whenGone } from './tab.ts'

/**
 * What a closed tab left is this tab's to send. Returns how to wait for the end of each tab that owns something now;
 * `adopted` is called whenever one has ended.
 */
export function inheritor(outbox: Outbox, until: AbortSignal, adopted: () => void): () => void {
  const awaited = new Set<string>()
  const inherit = async (tab: string) => {
    awaited.add(tab)
    try {
      await whenGone(tab, until)
      await outbox.adopt(tab)
      adopted()
    } catch {
      // This layer was closed first; whoever opens it next inherits.
    } finally {
      awaited.delete(tab)
    }
  }
  return () => {
    if (!knowsTabs()) return
    for (const tab of outbox.otherTabs) if (!awaited.has(tab)) void inherit(tab)
  }
}
