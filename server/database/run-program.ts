import { spawn, spawnSync } from 'node:child_process'
import type { OsUser } from './os-user.ts'

export interface ProgramResult {
  code: number
  output: string
}

/** Runs one of PostgreSQL's programs to its end as `user`, and gives its exit code and what it said. */
export type RunProgram = (program: string, args: string[]) => Promise<ProgramResult>

/**
 * `reached` are paths that the user must be able to reach. Below a folder closed to others (a clone in /root) it cannot:
 * then it keeps root's right to pass closed folders, and nothing else of root's. Postil itself is root there anyway.
 */
export function programRunner(user: OsUser | null, reached: string[]): RunProgram {
  if (user === null) return (program, args) => run(program, args, {})
  const { uid, gid } = user
  const open = reached.every((path) => spawnSync('test', ['-r', path], { uid, gid, cwd: '/' }).status === 0)
  if (open) return (program, args) => run(program, args, { uid, gid })
  const keep = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override']
  return (program, args) => run('setpriv', [...keep, program, ...args], {})
}

function run(program: string, args: string[], user: Partial<OsUser>): Promise<ProgramResult> {
  // Settings of another PostgreSQL must not reach this one, and its messages are read below: in English.
  const environment = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('PG'))) as NodeJS.ProcessEnv
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...user, cwd: '/', env: { ...environment, LC_ALL: 'C' }, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (data: Buffer) => (output += data.toString()))
    child.stderr.on('data', (data: Buffer) => (output += data.toString()))
    child.on('error', reject)
    // `exit`, not `close`: the server that pg_ctl leaves running may hold the pipes open.
    child.on('exit', (code) => {
      resolve({ code: code ?? 1, output })
    })
  })
}
