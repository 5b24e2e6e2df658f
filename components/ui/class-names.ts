import { clsx, type ClassValue } from 'clsx'

/** Of a length, its own kinds: `text-body` and `text-[15px]/6` are sizes, `text-ink` is a colour. */
const sizes = 'read|quote|display|title|heading|lede|body|small|micro|\\[\\d[^\\]]*\\]'
const width = '(?:-(?:\\d|\\[\\d).*)?'

/**
 * What a class of Tailwind's sets, by its beginning, the first that fits. Only what this application writes: a test holds it
 * against tailwind-merge, which knows every class there could be and is ten times as long.
 */
const groups: [pattern: RegExp, sets: string][] = ([
  ['(block|inline|inline-block|flex|inline-flex|grid|inline-grid|table|contents|hidden)', 'display'],
  ['(absolute|fixed|relative|sticky)', 'position'], ['(visible|invisible|collapse)', 'visibility'],
  ['(italic|not-italic)', 'font-style'], ['(proportional-nums|tabular-nums)', 'numerals'], ['(underline|no-underline)', 'text-line'], ['(truncate|text-ellipsis|text-clip)', 'text-overflow'], ['(uppercase|lowercase|capitalize)', 'case'],
  ['flex-(?:col|row)', 'flex-direction'], ['flex-(?:no)?wrap', 'flex-wrap'], ['flex-', 'flex'], ['basis-', 'basis'], ['(shrink|shrink-.*)', 'shrink'], ['(grow|grow-.*)', 'grow'],
  [`text-(?:${sizes})(?:/.*)?`, 'font-size'], ['text-(?:left|center|right|start|end)', 'text-align'], ['text-(?:balance|pretty|wrap|nowrap)', 'text-wrap'], ['text-', 'color'],
  ['font-(?:normal|medium|semibold|bold)', 'font-weight'], ['font-', 'font-family'], ['leading-', 'leading'], ['tracking-', 'tracking'], ['line-clamp-', 'line-clamp'], ['align-', 'vertical-align'],
  ['decoration-(?:\\d|\\[\\d).*', 'decoration-width'], ['decoration-(?:dotted|double|wavy|solid|dashed)', 'decoration-style'], ['decoration-', 'decoration-color'], ['underline-offset-', 'underline-offset'],
  [`border-([trblxy])${width}`, 'border-$1'], [`border${width}`, 'border'], ['border-(?:dashed|solid|dotted|double|none)', 'border-style'], ['border-', 'border-color'],
  ['rounded-([trbl])-', 'rounded-$1'], ['rounded(?:-.*)?', 'rounded'],
  ['-?outline-offset-', 'outline-offset'], ['outline-(?:none|hidden|solid|dashed)', 'outline-style'], [`outline${width}`, 'outline'], ['outline-', 'outline-color'],
  [`inset-ring${width}`, 'inset-ring'], ['inset-ring-', 'inset-ring-color'], [`ring${width}`, 'ring'], ['ring-', 'ring-color'],
  ['-?(inset-[xy]|inset|top|right|bottom|left|translate-[xy]|translate|scroll-m[trblxy]?|m[trblxy]?|p[trblxy]?|gap-[xy]|gap|overflow-[xy]|overflow|min-[wh]|max-[wh]|size|[wh]|z)-', '$1'],
  ['(grid-cols|grid-rows|col|row|items|justify-self|justify-items|justify|content|self|place-items|order|bg|shadow|opacity|whitespace|transition|cursor|select|pointer-events|appearance|accent|fill)-', '$1'],
  ['resize(?:-[xy])?', 'resize'], ['(sr-only|not-sr-only)', 'sr'],
] as const).map(([pattern, sets]) => [new RegExp(pattern.endsWith('-') ? `^${pattern}` : `^(?:${pattern})$`), sets])

const sides = (of: string) => [`${of}t`, `${of}r`, `${of}b`, `${of}l`]
/** What else one of a group sets. */
const alsoSets: Record<string, string[]> = {
  'm': ['mx', 'my', ...sides('m')], 'mx': ['ml', 'mr'], 'my': ['mt', 'mb'], 'p': ['px', 'py', ...sides('p')], 'px': ['pl', 'pr'], 'py': ['pt', 'pb'],
  'inset': ['inset-x', 'inset-y', 'top', 'right', 'bottom', 'left'], 'inset-x': ['left', 'right'], 'inset-y': ['top', 'bottom'],
  'font-size': ['leading'], 'size': ['w', 'h'], 'gap': ['gap-x', 'gap-y'], 'overflow': ['overflow-x', 'overflow-y'], 'translate': ['translate-x', 'translate-y'], 'flex': ['basis', 'grow', 'shrink'],
  'border': ['border-x', 'border-y', ...sides('border-')], 'border-x': ['border-l', 'border-r'], 'border-y': ['border-t', 'border-b'], 'rounded': sides('rounded-'), 'line-clamp': ['display', 'overflow'],
}

/** What a class sets and under which conditions (`max-sm:`, `[&_svg]:`); null for one that is none of Tailwind's. */
function whatItSets(name: string): { under: string; sets: string[] } | null {
  const [, under = '', utility = ''] = /^((?:(?:\[[^\]]*\]|[^:[\]])+(?:\[[^\]]*\])?:)*)(.*)$/.exec(name) ?? []
  const plain = utility.replace(/!$/, '')
  for (const [pattern, group] of groups) {
    const found = pattern.exec(plain)
    if (found === null) continue
    const sets = group.replace('$1', found[1] ?? '')
    return { under: under + (plain === utility ? '' : '!'), sets: [sets, ...(alsoSets[sets] ?? [])] }
  }
  return null
}

const known = new Map<string, ReturnType<typeof whatItSets>>()
const knownSets = (name: string) => {
  if (!known.has(name)) known.set(name, whatItSets(name))
  return known.get(name) ?? null
}

const merged = new Map<string, string>()

/** Joins class names; of two that set the same property, the later stays. */
export function cn(...classes: ClassValue[]): string {
  const all = clsx(classes)
  const before = merged.get(all)
  if (before !== undefined) return before
  const taken = new Set<string>()
  const kept: string[] = []
  for (const name of all.split(/\s+/).reverse()) {
    const known = knownSets(name)
    if (known !== null) {
      if (taken.has(known.under + (known.sets[0] ?? ''))) continue
      for (const one of known.sets) taken.add(known.under + one)
    }
    kept.push(name)
  }
  const result = kept.reverse().join(' ')
  merged.set(all, result)
  return result
}
