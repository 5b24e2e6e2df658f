/**
 * The colours and the size of the text, as this browser keeps them: in localStorage, and as data attributes of <html>
 * that tokens.css reads. Nothing chosen means the system's colours and 18 px.
 */
export const themes = ['light', 'sepia', 'dark'] as const
export type Theme = (typeof themes)[number]
export type ThemeChoice = Theme | 'system'

/** Sizes of the reading in px; each has its line height and measure in tokens.css. */
export const typeSizes = ['16', '18', '20', '22', '24'] as const
export type TypeSize = (typeof typeSizes)[number]

const preferences = {
  theme: { key: 'postil.theme', values: themes },
  type: { key: 'postil.type', values: typeSizes },
} as const

type Preference = keyof typeof preferences

/** Runs before anything is painted. Also hands its nonce to what adds <style> elements later (dialogs lock the scroll so). */
export const themeScript = `(() => {
  globalThis.__webpack_nonce__ = document.currentScript.nonce
  try {
    for (const [name, { key, values }] of Object.entries(${JSON.stringify(preferences)})) {
      const kept = localStorage.getItem(key)
      if (values.includes(kept)) document.documentElement.dataset[name] = kept
    }
  } catch {}
})()`

const changed = new EventTarget()

/** For useSyncExternalStore: tells when a preference changes, here or in another tab. */
export function subscribe(listener: () => void): () => void {
  const fromOtherTab = (event: StorageEvent) => {
    for (const name of Object.keys(preferences) as Preference[]) {
      if (event.key === preferences[name].key) apply(name, event.newValue)
    }
  }
  changed.addEventListener('change', listener)
  window.addEventListener('storage', fromOtherTab)
  return () => {
    changed.removeEventListener('change', listener)
    window.removeEventListener('storage', fromOtherTab)
  }
}

export const readTheme = (): ThemeChoice => themes.find((theme) => theme === document.documentElement.dataset.theme) ?? 'system'
export const readTypeSize = (): TypeSize => typeSizes.find((size) => size === document.documentElement.dataset.type) ?? '18'

export const setTheme = (theme: ThemeChoice): void => keep('theme', theme === 'system' ? null : theme)
export const setTypeSize = (size: TypeSize): void => keep('type', size === '18' ? null : size)

function keep(name: Preference, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(preferences[name].key)
    else localStorage.setItem(preferences[name].key, value)
  } catch {
    // Storage is off: it holds until the page is left.
  }
  apply(name, value)
}

function apply(name: Preference, value: string | null): void {
  const known = preferences[name].values.some((one) => one === value)
  if (value !== null && known) document.documentElement.dataset[name] = value
  else delete document.documentElement.dataset[name]
  changed.dispatchEvent(new Event('change'))
}
