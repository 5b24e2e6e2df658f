import { spawn } from 'node:child_process'
import path from 'node:path'
import * as esbuild from 'esbuild'

/**
 * Bundles the generator and the servers as the app itself is bundled, and runs the measurement: what runs sources
 * directly wraps every function, and would measure that too.
 */
const root = path.resolve(import.meta.dirname, '../..')
await esbuild.build({
  absWorkingDir: root,
  entryPoints: {
    run: 'bench/sync/run.ts', rooms: 'server/sync/testing/serve.ts', memory: 'bench/sync/servers/memory.ts',
    'websocket-server': 'bench/sync/servers/websocket-server.ts', hocuspocus: 'bench/sync/servers/hocuspocus.ts',
    relay: 'bench/sync/servers/relay.ts', snapshot: 'bench/sync/servers/snapshot.ts',
  },
  outdir: path.join(root, 'dist/bench-sync'),
  outExtension: { '.js': '.mjs' },
  bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', sourcemap: true, logLevel: 'warning',
})
spawn(process.execPath, ['--expose-gc', 'dist/bench-sync/run.mjs', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
  .on('exit', (code) => { process.exitCode = code ?? 1 })
