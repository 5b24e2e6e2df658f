/** Fonts for any character, without glyphs: each character is its own code, which a map to Unicode says. Widths in thousandths of an em. */
export const unicodeFonts = {
  wide: { width: 1000, encoding: 'Identity-H', isMapped: true },
  half: { width: 500, encoding: 'Identity-H', isMapped: true },
  tall: { width: 1000, encoding: 'Identity-V', isMapped: true },
  /** Its codes are the letters moved on by three, and its map says so of none. */
  unmapped: { width: 500, encoding: 'Identity-H', isMapped: false },
} as const

export type UnicodeFont = keyof typeof unicodeFonts

/** Objects of a Type 0 font (ISO 32000-2, 9.7) numbered from `first`, three of them. */
export function writeUnicodeFont(name: UnicodeFont, first: number, used: Set<number>): [number, string][] {
  const { width, encoding, isMapped } = unicodeFonts[name]
  const map = isMapped ? writeMap([...used].sort((a, b) => a - b)) : writeMap([...used].map((code) => [code, 0xe000 + (code & 0xff)]))
  return [
    [first, `<< /Type /Font /Subtype /Type0 /BaseFont /Invented /Encoding /${encoding} /DescendantFonts [${first + 1} 0 R] /ToUnicode ${first + 2} 0 R >>`],
    [first + 1, `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invented /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW ${width} /DW2 [880 -1000] /FontDescriptor << /Type /FontDescriptor /FontName /Invented /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>`],
    [first + 2, `<< /Length ${map.length} >>\nstream\n${map}\nendstream`],
  ]
}

function writeMap(codes: (number | [number, number])[]): string {
  const pairs = codes.map((code) => (typeof code === 'number' ? [code, code] as const : code)).map(([from, to]) => `<${hex(from)}> <${hex(to)}>`)
  const blocks = Array.from({ length: Math.ceil(pairs.length / 100) }, (_, index) => pairs.slice(index * 100, index * 100 + 100))
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Invented def /CMapType 2 def\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n${blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`).join('\n')}\nendcmap end end`
}

export const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, '0')
