import { useEffect, useRef, useSyncExternalStore } from 'react'
import { deviceStorage } from '@/components/reader/device-storage.ts'
import { commandOf, type Command } from '@/components/reader/shortcuts.ts'

const storageKey = 'postil.keys'
const changed = new EventTarget()
let off: boolean | null = null

const readOff = () => (off ??= deviceStorage().getItem(storageKey) === 'off')

/** Single keys can disturb those who speak to their computer (WCAG 2.1.4): they can be turned off. Escape always works. */
export function setSingleKeys(on: boolean): void {
  off = !on
  try {
    if (on) deviceStorage().removeItem(storageKey)
    else deviceStorage().setItem(storageKey, 'off')
  } catch {
    // No room on the device: it holds for this page.
  }
  changed.dispatchEvent(new Event('change'))
}

export const useSingleKeys = (): boolean => useSyncExternalStore(
  (listener) => {
    changed.addEventListener('change', listener)
    return () => changed.removeEventListener('change', listener)
  },
  () => !readOff(),
  () => true,
)

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input:not([type="radio"], [type="checkbox"]), textarea, select, [role="menu"], [role="dialog"][data-state]') !== null)

/** Runs `run` for each command; true says that it was understood and the browser need do nothing. */
export function useShortcuts(run: (command: Command) => boolean): void {
  const latest = useRef(run)
  useEffect(() => { latest.current = run })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const command = commandOf(event)
      if (command === null || (readOff() && command.do !== 'escape')) return
      if (latest.current(command)) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
