import { useEffect, useRef } from 'react'
import { asDefaultKey, readKeyMap } from '@/components/reader/key-map.ts'
import { commandOf, type Command } from '@/components/reader/shortcuts.ts'
import { readKeys, readKeysOff } from '@/components/ui/theme.ts'

/** Whether keys belong to what has the focus. */
export const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input:not([type="radio"], [type="checkbox"]), textarea, select, [role="menu"], :is(dialog, [role="dialog"])[data-state]') !== null)

/** Runs `run` for each command; true says that it was understood and the browser need do nothing. */
export function useShortcuts(run: (command: Command) => boolean): void {
  const latest = useRef(run)
  useEffect(() => { latest.current = run })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const key = asDefaultKey(event.key, readKeyMap(readKeys()))
      const command = key === null ? null : commandOf({ key, code: event.code, shiftKey: event.shiftKey })
      // Single keys can disturb those who speak to their computer (WCAG 2.1.4): they can be turned off. Escape always works.
      if (command === null || (readKeysOff() && command.do !== 'escape')) return
      if (latest.current(command)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
