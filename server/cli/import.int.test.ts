import { execFile } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { projectRoot } from '@/server/project-root.ts'

const fixtures = path.join(projectRoot, 'lib/importing/fixtures')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postil-import-'))
afterAll(() => {
  fs.rmSync(folder, { recursive: true })
})

/** The command as `npm run -s import` runs it, where no database can be reached. */
function runCommand(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [path.join(projectRoot, 'server/cli/run.mjs'), 'import', ...args], { cwd: projectRoot, env, maxBuffer: 64 * 1024 * 1024 }, (_, out, err) => {
      resolve({ code: child.exitCode ?? -1, out, err })
    })
  })
}

function write(name: string, text: string): string {
  const file = path.join(folder, name)
  fs.writeFileSync(file, text)
  return file
}

describe('npm run import', () => {
  it('prints a version as JSON and nothing else', async () => {
    const { code, out, err } = await runCommand(path.join(fixtures, 'markdown/paper.md'), '--json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual(JSON.parse(fs.readFileSync(path.join(fixtures, 'markdown/paper.expected.json'), 'utf8')))
  })

  it('prints blocks, notes and references that say where in the text they stand', async () => {
    const { out } = await runCommand(path.join(fixtures, 'text/journal-from-pdf.txt'), '--json')
    const { text, blocks, notes } = JSON.parse(out) as { text: string; blocks: { start: number; end: number; text: string; role: string; noteRefs: string[] }[]; notes: { label: string; text: string; refs: number[] }[] }
    for (const block of blocks) expect(text.slice(block.start, block.end)).toBe(block.text)
    expect([...new Set(blocks.map((block) => block.role))]).toEqual(['front', 'body', 'back'])
    expect(blocks.flatMap((block) => block.noteRefs)).toEqual(['1', '2', '3', '4'])
    expect(notes.map((note) => [note.label, note.refs.length])).toEqual([['1', 1], ['2', 1], ['3', 1], ['4', 1]])
    expect(text.slice(0, notes[0]!.refs[0])).toMatch(/winter of the great ice\.$/)
  })

  it('prints a readable outline without --json', async () => {
    const { code, out } = await runCommand(path.join(fixtures, 'text/two-authors.txt'))
    expect(code).toBe(0)
    expect(out).toMatch(/^The slow bridge/)
    expect(out).toContain('Ben Moor, Department of Waiting')
    expect(out).toContain('## Funding  (back)')
  })

  it.each([
    ['an empty file', () => write('empty.txt', ''), 'invalid'],
    ['a binary file', () => write('picture.txt', '\u0089PNG\r\n\u0000\u0000'), 'unsupported-type'],
    ['a file that is not there', () => path.join(folder, 'none.txt'), 'not-found'],
    ['a folder', () => folder, 'invalid'],
    ['more than 20 MB', () => write('large.txt', 'a'.repeat(20 * 1024 * 1024 + 1)), 'too-large'],
  ])('refuses %s in one line', async (_, make, refused) => {
    const { code, out, err } = await runCommand(make(), '--json')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(new RegExp(`^refused: ${refused}: [^\\n]+\\.\\n$`))
  })

  it('says how it is called', async () => {
    const { code, err } = await runCommand()
    expect(code).toBe(2)
    expect(err).toContain('npm run -s import -- FILE')
  })
})
