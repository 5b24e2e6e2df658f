import { spawn } from 'node:child_process'
import path from 'node:path'
import * as esbuild from 'esbuild'

/** Bundles the measurement as the app itself is bundled, and runs it: what runs sources directly wraps every function, and would measure that too. */
const root = path.resolve(import.meta.dirname, '../..')
await esbuild.build({
  absWorkingDir: root,
  entryPoints: { run: 'bench/import/run.ts' },
  outdir: path.join(root, 'dist/bench-import'),
  outExtension: { '.js': '.mjs' },
  bundle: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20', sourcemap: true, logLevel: 'warning',
})
spawn(process.execPath, ['dist/bench-import/run.mjs', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
  .on('exit', (code) => { process.exitCode = code ?? 1 })
