/** Languages written from right to left; a script in the tag stands above (`az-Arab`, `ar-Latn`). */
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'ha-arab', 'he', 'khw', 'ks', 'nqo', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi', 'iw', 'ji'])
const scripts: ReadonlySet<string> = new Set(['arab', 'hebr', 'syrc', 'thaa', 'nkoo', 'adlm', 'rohg'])

/** The direction of a text in `language`, a BCP 47 tag; left to right where it does not say. Blocks of another direction turn by themselves. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [primary = '', ...rest] = language.toLowerCase().split('-')
  const script = rest.find((part) => /^[a-z]{4}$/.test(part))
  return (script === undefined ? rightToLeft.has(primary) : scripts.has(script)) ? 'rtl' : 'ltr'
}
