import path from 'node:path'
import { hashSources, projectRoot, unlessStamped } from './project.mjs'
import { runQuietly } from './run-quietly.mjs'
import { step } from './steps.mjs'

const shared = ['lib', 'prisma/schema.prisma', 'package-lock.json', 'tsconfig.json']
const pages = [...shared, 'app', 'components', 'public', 'proxy.ts', 'next.config.ts', 'postcss.config.mjs', 'postcss-faces.mjs']
const server = [...shared, 'server', 'prisma/seed.ts', 'prisma/sample']

/** next.config.ts reads the same setting: tests build into a folder of their own, beside a running `npm start`. */
const pagesFolder = process.env.POSTIL_PAGES_DIR ?? '.next'

/** Builds pages and server for production, each where its sources changed since the last time. */
export async function build() {
  await unlessStamped(`${pagesFolder}/postil-stamp`, hashSources(pages), () =>
    step('Building the pages (half a minute, once)', () =>
      runQuietly('The pages could not be built.', process.execPath, ['node_modules/next/dist/bin/next', 'build'], { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' })))
  await unlessStamped('dist/postil-stamp', hashSources(server), () => step('Building the server', bundle))
}

/** One file for the server, one for its commands, one for the browsers' service worker and one for each of its threads; packages stay in node_modules. */
async function bundle() {
  const esbuild = await import('esbuild')
  await esbuild.build({
    absWorkingDir: projectRoot,
    entryPoints: { server: 'server/main.ts', cli: 'server/cli/commands.ts', 'import-worker': 'server/importing/import-worker.ts', 'import-jobs': 'server/importing/jobs-thread.ts', 'place-worker': 'server/placing/place-worker.ts', 'version-worker': 'server/publishing/version-worker.ts' },
    outdir: path.join(projectRoot, 'dist'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'silent',
  })
  await esbuild.build({
    absWorkingDir: projectRoot,
    entryPoints: { 'service-worker': 'lib/client/offline/service-worker.ts' },
    outdir: path.join(projectRoot, 'dist'),
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  })
}
