import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from './build-app.mjs'
import { installPackages, generateClient } from './packages.mjs'
import { complain } from './run-quietly.mjs'
import { projectRoot } from './project.mjs'
import { say } from './steps.mjs'

process.chdir(projectRoot)
if (fs.existsSync('.env')) process.loadEnvFile('.env')
Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })

say('Starting Postil')
try {
  await installPackages()
  await generateClient()
  await build()
} catch (error) {
  complain(error)
  process.exit(1)
}

// In this very process, so that signals reach the server and nothing else.
await import(pathToFileURL(path.join(projectRoot, 'dist/server.mjs')).href)
