import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { generateClient, installPackages } from './packages.mjs'
import { complain } from './run-quietly.mjs'
import { projectRoot } from './project.mjs'
import { sayAside } from './steps.mjs'

/** `npm run NAME -- ...`: one of server/cli/commands.ts, from the sources, or from the bundle where there are none (an image). */
process.chdir(projectRoot)
sayAside()
if (fs.existsSync('.env')) process.loadEnvFile('.env')
const fromSources = fs.existsSync('server/cli/commands.ts')
try {
  if (fromSources) {
    await installPackages()
    await generateClient()
  }
} catch (error) {
  complain(error)
  process.exit(1)
}

const program = fromSources ? ['--import', 'tsx', 'server/cli/commands.ts'] : ['dist/cli.mjs']
const child = spawn(process.execPath, [...program, ...process.argv.slice(2)], { stdio: 'inherit' })
child.on('exit', (code) => {
  process.exit(code ?? 1)
})
