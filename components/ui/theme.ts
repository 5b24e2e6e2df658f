import type { PreferenceName, Preferences } from '@/lib/domain/account/preferences.ts'
import { faces, measures, spacings, themes, typeSizes } from '@/lib/domain/account/preference-values.ts'
import { api } from '@/lib/client/api.ts'

/**
 * How a person reads, as data attributes of <html> that tokens.css reads. The server writes there what the account keeps,
 * before anything is painted; for who is not signed in, or has never chosen, this browser's localStorage does.
 */
export type Theme = (typeof themes)[number]
export type ThemeChoice = Theme | 'system'
export const themeChoices: readonly ThemeChoice[] = ['system', ...themes]
export { faces, measures, spacings, typeSizes } from '@/lib/domain/account/preference-values.ts'
export type TypeSize = (typeof typeSizes)[number]

/** What the look is made of. The value that needs no attribute comes first. */
export const looks = {
  theme: { attribute: 'theme', values: ['system', ...themes] },
  face: { attribute: 'face', values: faces },
  size: { attribute: 'type', values: ['18', ...typeSizes] },
  spacing: { attribute: 'spacing', values: ['normal', ...spacings] },
  measure: { attribute: 'measure', values: ['normal', ...measures] },
} as const satisfies Partial<Record<PreferenceName, { attribute: string; values: readonly string[] }>>
export type Look = keyof typeof looks
export type LookValue<Name extends Look> = (typeof looks)[Name]['values'][number]

const storageKey = (name: string) => `postil.${name}`
const kept: Record<string, readonly string[] | null> = { ...Object.fromEntries(Object.values(looks).map(({ attribute, values }) => [attribute, values as readonly string[]])), keys: null, keysOff: null }

/**
 * Runs before anything is painted. What the account keeps stands already and is kept here too, for when nobody is signed
 * in. Also hands its nonce to what adds <style> elements later (dialogs lock the scroll so).
 */
export const themeScript = `(() => {
  globalThis.__webpack_nonce__ = document.currentScript.nonce
  const { dataset } = document.documentElement
  try {
    for (const [name, values] of Object.entries(${JSON.stringify(kept)})) {
      if (dataset.account === 'kept') dataset[name] === undefined ? localStorage.removeItem('postil.' + name) : localStorage.setItem('postil.' + name, dataset[name])
      else {
        const found = localStorage.getItem('postil.' + name)
        if (found !== null && (values === null || values.includes(found))) dataset[name] = found
      }
    }
  } catch {}
})()`

/** The attributes of <html> for what an account keeps; nobody signed in: none. */
export function htmlAttributes(preferences: Preferences | null): Record<string, string> {
  if (preferences === null) return {}
  const shown: Record<string, string> = { 'data-account': Object.keys(preferences).length > 0 ? 'kept' : 'new' }
  for (const [name, { attribute }] of Object.entries(looks) as [Look, (typeof looks)[Look]][]) {
    const value = preferences[name]
    if (value !== undefined) shown[`data-${attribute}`] = value
  }
  if (preferences.keys !== undefined) shown['data-keys'] = JSON.stringify(preferences.keys)
  if (preferences.keysOff === true) shown['data-keys-off'] = 'off'
  return shown
}

const changed = new EventTarget()

/** For useSyncExternalStore: tells when a preference changes, here or in another tab. */
export function subscribe(listener: () => void): () => void {
  const fromOtherTab = (event: StorageEvent) => {
    const attribute = event.key?.startsWith('postil.') === true ? event.key.slice('postil.'.length) : ''
    if (attribute in kept) show(attribute, event.newValue)
  }
  changed.addEventListener('change', listener)
  window.addEventListener('storage', fromOtherTab)
  return () => {
    changed.removeEventListener('change', listener)
    window.removeEventListener('storage', fromOtherTab)
  }
}

export function readLook<Name extends Look>(name: Name): LookValue<Name> {
  const { attribute, values } = looks[name]
  const value = document.documentElement.dataset[attribute]
  return values.find((one) => one === value) ?? values[0]
}

export function setLook<Name extends Look>(name: Name, value: LookValue<Name>): void {
  const { attribute, values } = looks[name]
  keep(name, attribute, value === values[0] ? null : value, value === values[0] ? null : value)
}

export const setTheme = (theme: ThemeChoice): void => setLook('theme', theme)

/** As JSON, so that the answer stays the same while nothing changes; empty where no key was changed. */
export const readKeys = (): string => document.documentElement.dataset['keys'] ?? ''
export const setKeys = (keys: Record<string, string>): void => {
  const some = Object.keys(keys).length > 0
  keep('keys', 'keys', some ? JSON.stringify(keys) : null, some ? keys : null)
}
export const readKeysOff = (): boolean => document.documentElement.dataset['keysOff'] !== undefined
export const setKeysOff = (off: boolean): void => keep('keysOff', 'keysOff', off ? 'off' : null, off ? true : null)

function keep(name: PreferenceName, attribute: string, shown: string | null, value: unknown): void {
  try {
    if (shown === null) localStorage.removeItem(storageKey(attribute))
    else localStorage.setItem(storageKey(attribute), shown)
  } catch {
    // Storage is off: it holds until the page is left, and in the account.
  }
  show(attribute, shown)
  if (document.documentElement.dataset['account'] === undefined) return
  // The first thing chosen takes along what this browser had kept before.
  const change = document.documentElement.dataset['account'] === 'new' ? { ...ownLook(), [name]: value } : { [name]: value }
  document.documentElement.dataset['account'] = 'kept'
  // Unreachable: this browser keeps it, and the account has it with the next change.
  api.put('/api/account/preferences', change).catch(() => { document.documentElement.dataset['account'] = 'new' })
}

const ownLook = () => Object.fromEntries((Object.keys(looks) as Look[]).flatMap((name) => (readLook(name) === looks[name].values[0] ? [] : [[name, readLook(name)]])))

function show(attribute: string, value: string | null): void {
  if (value === null) delete document.documentElement.dataset[attribute]
  else document.documentElement.dataset[attribute] = value
  changed.dispatchEvent(new Event('change'))
}
