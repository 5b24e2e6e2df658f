import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** PostgreSQL's type "char", one byte, in which its catalogue is written. */
const charType = 18
const textType = 25

type Ask = (query: pg.QueryConfig | string) => Promise<pg.QueryResult>

/**
 * Prisma's adapter, able to read PostgreSQL's catalogue too: it refuses columns of the type "char", which the schema engine
 * wants as such. They pass the adapter as text, are noted by the array of rows they came in, and are named again behind it.
 */
export function openCatalogue(connectionString: string): { adapter: SqlMigrationAwareDriverAdapterFactory; close(): Promise<void> } {
  const pool = new pg.Pool({ connectionString, max: 2 })
  pool.on('error', () => undefined)
  const ask = pool.query.bind(pool) as Ask
  const charColumns = new WeakMap<object, number[]>()
  const query: Ask = async (question) => {
    const result = await ask(question)
    if (typeof question === 'string') return result
    const found = result.fields.flatMap((field, index) => (field.dataTypeID === charType ? [index] : []))
    for (const index of found) Object.assign(result.fields[index] ?? {}, { dataTypeID: textType })
    charColumns.set(result.rows, found)
    return result
  }
  const inner = new PrismaPg(Object.assign(pool, { query }))

  const connect = async (): Promise<SqlDriverAdapter> => {
    const connection = await inner.connect()
    const queryRaw = connection.queryRaw.bind(connection)
    return Object.assign(connection, {
      queryRaw: async (...[params]: Parameters<typeof queryRaw>) => {
        const result = await queryRaw(params)
        for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
        return result
      },
    })
  }
  return {
    adapter: { provider: inner.provider, adapterName: inner.adapterName, connect, connectToShadowDb: () => inner.connectToShadowDb() },
    close: () => pool.end(),
  }
}
