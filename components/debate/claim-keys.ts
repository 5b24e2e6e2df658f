import type { KeyboardEvent } from 'react'
import { answersOf, type ShownDebate } from '@/components/debate/shown-claim.ts'

interface KeyParts {
  debate: ShownDebate
  openBranch: (key: string | null) => void
  show: (key: string) => void
}

const bodies = '[data-claim] > .body'

/**
 * Arrow keys on a claim: up and down through all in sight, right to what answers it, left to what it answers. The claims are
 * nested lists of buttons under headings, not an ARIA tree: a tree's items may hold nothing to press, and a screen reader
 * would pass over the columns, fields and counts between them (docs/decisions/0024-a-debate-is-lists.md).
 */
export function claimKeys({ debate, openBranch, show }: KeyParts): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { target, key, ctrlKey, metaKey, altKey, currentTarget } = event
    if (ctrlKey || metaKey || altKey || !(target instanceof HTMLElement) || !target.matches(bodies)) return
    const all = [...currentTarget.querySelectorAll<HTMLElement>(bodies)]
    const at = all.indexOf(target)
    const node = debate.byKey.get(target.parentElement?.dataset['claim'] ?? '')
    const rtl = getComputedStyle(currentTarget).direction === 'rtl'
    if (key === 'ArrowDown') all[at + 1]?.focus()
    else if (key === 'ArrowUp') all[at - 1]?.focus()
    else if (key === 'Home') all[0]?.focus()
    else if (key === 'End') all.at(-1)?.focus()
    else if (key === (rtl ? 'ArrowLeft' : 'ArrowRight')) {
      const [child] = node === undefined ? [] : answersOf(node)
      if (child === undefined || node === undefined) return
      const there = all.find((one) => one.parentElement?.dataset['claim'] === child.key)
      if (there === undefined) openBranch(node.key)
      else there.focus()
    } else if (key === (rtl ? 'ArrowRight' : 'ArrowLeft')) {
      const above = node?.answers?.to
      if (above === undefined) return
      const there = all.find((one) => one.parentElement?.dataset['claim'] === above)
      if (there === undefined) show(above)
      else there.focus()
    } else return
    event.preventDefault()
  }
}
