export const say = (line: string) => process.stdout.write(`${line}\n`)

export const fixed = (n: number | undefined, digits = 1) => (n !== undefined && Number.isFinite(n) ? n.toFixed(digits) : '-')

export function table(head: string[], rows: (string | number)[][]): void {
  say(`| ${head.join(' | ')} |`)
  say(`|${head.map(() => '---').join('|')}|`)
  for (const row of rows) say(`| ${row.join(' | ')} |`)
}

/** What is to be reached, and whether it was. A figure that could not be had counts as not reached. */
export class Targets {
  readonly all: { what: string; measured: number; atMost: number; isMet: boolean }[] = []

  add(what: string, measured: number, atMost: number): void {
    this.all.push({ what, measured, atMost, isMet: measured <= atMost })
  }

  print(): void {
    if (this.all.length === 0) return
    say('\nTo reach\n')
    table(['what', 'measured', 'at most', ''], this.all.map(({ what, measured, atMost, isMet }) => [what, fixed(measured, 2), fixed(atMost, 2), isMet ? 'reached' : 'NOT reached']))
  }
}
