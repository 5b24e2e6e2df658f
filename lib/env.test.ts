import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EnvError, parseEnv, settingNames } from './env.ts'

const secret = 'x'.repeat(32)
const embedded = { databaseUrl: 'postgresql://postil:x@127.0.0.1:5/postil', authSecret: secret }

describe('settings', () => {
  test('need nothing where the start supplies a database and a secret', () => {
    expect(parseEnv({}, embedded)).toMatchObject({ port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000', signup: 'invite', sample: true })
  })

  test('take an empty value for one that is not set', () => {
    expect(parseEnv({ PORT: '', PUBLIC_URL: '' }, embedded).port).toBe(3000)
  })

  test.each([
    [{ PORT: 'http' }, 'The setting PORT must be a number.'],
    [{ PORT: '70000' }, 'The setting PORT must be from 1 to 65535.'],
    [{ PUBLIC_URL: 'postil.example.edu' }, 'The setting PUBLIC_URL must be an http or https address.'],
    [{ DATABASE_URL: 'mysql://db' }, 'The setting DATABASE_URL must start with postgres:// or postgresql://.'],
    [{ REDIS_URL: 'localhost:6379' }, 'The setting REDIS_URL must start with redis:// or rediss://.'],
    [{ SIGNUP: 'everyone' }, 'The setting SIGNUP must be invite or open.'],
    [{ AUTH_SECRET: 'short' }, 'The setting AUTH_SECRET must have at least 32 characters.'],
    [{ IMPORT_FROM_WEB: 'true' }, 'The setting IMPORT_FROM_WEB must be on or off.'],
    [{ TRUST_PROXY: 'yes' }, 'The setting TRUST_PROXY must be true or false.'],
  ])('refuse %o with a sentence', (source, sentence) => {
    expect(() => parseEnv(source, embedded)).toThrow(new EnvError(sentence))
  })

  test('with a database of one\'s own need a secret of one\'s own', () => {
    expect(() => parseEnv({ DATABASE_URL: 'postgresql://db/postil' }, embedded)).toThrow(/AUTH_SECRET is missing/)
    expect(parseEnv({ DATABASE_URL: 'postgresql://db/postil', AUTH_SECRET: secret }).databaseUrl).toBe('postgresql://db/postil')
  })
})

test('.env.example explains every setting, and none that there is not', () => {
  const composeOnly = ['POSTGRES_PASSWORD']
  const explained = [...fs.readFileSync('.env.example', 'utf8').matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name!)
  expect(explained.filter((name) => !composeOnly.includes(name)).sort()).toEqual([...settingNames].sort())
})
