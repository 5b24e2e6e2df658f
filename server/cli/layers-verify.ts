import { parseArgs } from 'node:util'
import { verifyRooms } from '@/server/sync/verify.ts'
import type { RoomReport } from '@/server/sync/verify.ts'
import { describe } from '@/server/sync/verify/differences.ts'
import { UsageError } from './usage-error.ts'
import { withDatabase } from './with-database.ts'

const usage = `Say nothing more, or which rooms:

  npm run layers:verify                 compares the rows of every layer with its log
  npm run layers:verify -- ROOM ...     of these layers
  npm run layers:verify -- --repair     and makes the rows say what the log says`

/** `npm run layers:verify`. Exit code 0 where all rows say what the logs say (now, with --repair), 1 where some do not. */
export async function verifyLayers(args: string[]): Promise<{ text: string; exitCode: number }> {
  const { repair, roomIds } = readArguments(args)
  return withDatabase(async () => {
    const reports: RoomReport[] = []
    for await (const report of verifyRooms({ repair, ...(roomIds.length === 0 ? {} : { roomIds }) })) reports.push(report)
    const absent = roomIds.filter((id) => !reports.some(({ roomId }) => roomId === id))
    if (absent.length > 0) throw new UsageError(`There is no room ${absent.join(', ')}.`)
    return { text: summarise(reports), exitCode: reports.every(isSound) ? 0 : 1 }
  })
}

const isSound = ({ faults, differences, repaired }: RoomReport) => faults.length === 0 && (differences.length === 0 || repaired)

function summarise(reports: RoomReport[]): string {
  const lines = reports.flatMap(({ roomId, faults, differences, repaired }) => [
    ...faults.map((fault) => `room ${roomId}: ${fault}; its rows were not compared`),
    ...differences.map((difference) => `room ${roomId}: ${describe(difference)}${repaired ? ' (mended)' : ''}`),
  ])
  const found = reports.reduce((sum, { differences }) => sum + differences.length, 0)
  const entries = reports.reduce((sum, report) => sum + report.entries, 0)
  const broken = reports.filter(({ faults }) => faults.length > 0).length
  lines.push(`${reports.length} rooms, ${entries} entries: ${found === 0 ? 'no differences' : `${found} differences`}${broken === 0 ? '' : `, ${broken} logs that cannot be read through`}.`)
  if (reports.some(({ differences, repaired }) => differences.length > 0 && !repaired)) lines.push('npm run layers:verify -- --repair makes the rows say what the logs say.')
  if (broken > 0) lines.push('A log cannot be mended from its rows: see docs/operations.md.')
  return lines.join('\n')
}

function readArguments(args: string[]): { repair: boolean; roomIds: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { repair: { type: 'boolean', default: false } } })
    return { repair: values.repair, roomIds: positionals }
  } catch {
    throw new UsageError(usage)
  }
}
