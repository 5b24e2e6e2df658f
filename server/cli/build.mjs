import { build } from './build-app.mjs'
import { generateClient, installPackages } from './packages.mjs'
import { complain } from './run-quietly.mjs'

/** `npm run build`: what `npm start` does before it starts. */
try {
  await installPackages()
  await generateClient()
  await build()
} catch (error) {
  complain(error)
  process.exit(1)
}
