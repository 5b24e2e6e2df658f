import type { ServerResponse } from 'node:http'
import { pool } from '@/lib/db/client.ts'
import { log } from '@/lib/log.ts'

const patience = 2_000

/** GET /healthz: 200 while pages are served and the database answers, else 503 and what is missing. */
export async function answerHealth(response: ServerResponse, open: boolean): Promise<void> {
  const state = !open ? 'starting' : (await databaseAnswers()) ? 'ok' : 'database unreachable'
  response
    .writeHead(state === 'ok' ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(`${JSON.stringify({ status: state })}\n`)
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
