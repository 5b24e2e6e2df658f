/** What single keys do, by name, with the key each has until somebody gives it another. With Shift they are their second half. */
export const defaultKeys = {
  nextParagraph: 'j', previousParagraph: 'k', nextNote: 'n', previousNote: 'p', search: '/', contents: 'c',
  sentence: 's', moreSentence: 'e', moreWord: 'w',
  highlight: 'h', comment: 'a', ask: 'q', debate: 'd', link: 'y',
  reply: 'r', filter: 'v', clear: 'x', layer: 'l', hide: 'm', follow: 'f', help: '?',
} as const
export type KeyCommand = keyof typeof defaultKeys
/** The keys that somebody has changed. */
export type KeyMap = Readonly<Partial<Record<KeyCommand, string>>>

export const keyCommands = Object.keys(defaultKeys) as KeyCommand[]
export const keyFor = (command: KeyCommand, changed: KeyMap): string => changed[command] ?? defaultKeys[command]

/** The key map that was kept; what is no command of ours is left out. */
export function readKeyMap(json: string): KeyMap {
  try {
    const found: unknown = JSON.parse(json === '' ? '{}' : json)
    return typeof found === 'object' && found !== null ? Object.fromEntries(Object.entries(found).filter(([name, key]) => name in defaultKeys && isKey(key))) : {}
  } catch {
    return {}
  }
}

/** One printable character; digits mark passages. */
const isKey = (key: unknown): key is string => typeof key === 'string' && /^[^\s\p{C}1-6]$/u.test(key)

/**
 * The key that would do by default what `pressed` does for this person: null where it does nothing for them. Letters count
 * in either case, since Shift has a meaning of its own.
 */
export function asDefaultKey(pressed: string, changed: KeyMap): string | null {
  if ([...pressed].length !== 1) return pressed
  const lower = pressed.toLowerCase()
  const command = keyCommands.find((name) => keyFor(name, changed) === lower)
  if (command !== undefined) return pressed === lower ? defaultKeys[command] : defaultKeys[command].toUpperCase()
  return keyCommands.some((name) => defaultKeys[name] === lower) ? null : pressed
}

export type KeyChange = { kind: 'changed'; keys: KeyMap } | { kind: 'taken'; by: KeyCommand } | { kind: 'unfit' }

/** Gives `command` the key that was pressed; refused where another command has it, or where it is none to give. */
export function changeKey(changed: KeyMap, command: KeyCommand, pressed: string): KeyChange {
  const key = pressed.toLowerCase()
  if (!isKey(key)) return { kind: 'unfit' }
  const holder = keyCommands.find((name) => name !== command && keyFor(name, changed) === key)
  if (holder !== undefined) return { kind: 'taken', by: holder }
  const { [command]: _before, ...others } = changed
  return { kind: 'changed', keys: key === defaultKeys[command] ? others : { ...others, [command]: key } }
}
