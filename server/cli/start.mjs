// `npm start`. Nothing newer than old Node understands may stand in this file: it is the one that says Node is too old.
const wantedMajor = 20
const wantedMinor = 19
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor)) {
  process.stderr.write(`Postil needs Node ${wantedMajor}.${wantedMinor} or newer; this is Node ${process.versions.node}. Install a newer one from nodejs.org and start again.\n`)
  process.exit(1)
}

import('./start-app.mjs').catch((error) => {
  process.stderr.write(`${error && error.stack ? error.stack : error}\n`)
  process.exit(1)
})
