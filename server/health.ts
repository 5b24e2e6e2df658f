import type { ServerResponse } from 'node:http'
import { pool } from '@/lib/db/client.ts'
import { log } from '@/lib/log.ts'

const patience = 2_000

/**
 * GET /healthz: 200 while pages are served and the database answers, else 503 and what is missing. `rooms`: null until
 * they are open. Redis away is said and is no 503: the rooms go on without it, and where it is away for one process it is
 * for all, so taking them out would leave nobody.
 */
export async function answerHealth(response: ServerResponse, rooms: { reachesRedis(): Promise<boolean | null> } | null): Promise<void> {
  const [hasDatabase, hasRedis] = rooms === null ? [false, null] : await Promise.all([databaseAnswers(), rooms.reachesRedis()])
  const status = rooms === null ? 'starting' : hasDatabase ? 'ok' : 'database unreachable'
  response
    .writeHead(status === 'ok' ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(`${JSON.stringify({ status, ...(hasRedis !== null && { redis: hasRedis ? 'ok' : 'unreachable' }) })}\n`)
}

async function databaseAnswers(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`The database did not answer within ${patience} ms.`))
    }, patience)
  })
  try {
    await Promise.race([pool().query('SELECT 1'), late])
    return true
  } catch (error) {
    log().error({ err: error }, 'the database does not answer')
    return false
  } finally {
    clearTimeout(timer)
  }
}
