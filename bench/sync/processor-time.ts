import fs from 'node:fs'

/** Clock ticks a second of the kernel's accounts, on every Linux we know. */
const ticks = 100

/** Seconds of processor that a process has taken so far. Linux only. */
export function processorSeconds(pid: number): number {
  const [user = 0, system = 0] = accounts(pid)
  return (user + system) / ticks
}

/** With the children it has now and those that have ended: PostgreSQL gives each connection a process. */
export function groupSeconds(pid: number): number {
  const own = accounts(pid).reduce((sum, part) => sum + part, 0) / ticks
  const children = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
  return children.reduce((sum, child) => sum + processorSeconds(Number(child)), own)
}

/** Seconds that the whole machine was busy, and that there were. */
export function machineSeconds(): { busy: number; all: number } {
  const parts = (fs.readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).slice(1, 9).map(Number)
  const all = parts.reduce((sum, part) => sum + part, 0)
  // user nice system idle iowait ...
  return { busy: (all - (parts[3] ?? 0) - (parts[4] ?? 0)) / ticks, all: all / ticks }
}

/** "pid (comm) state ppid ..."; utime, stime, cutime and cstime are the 14th to 17th. A process may end meanwhile. */
const fields = (pid: number | string) => {
  try {
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  } catch {
    return []
  }
}
const accounts = (pid: number) => fields(pid).slice(11, 15).map(Number)
const parentOf = (pid: string) => Number(fields(pid)[1])
