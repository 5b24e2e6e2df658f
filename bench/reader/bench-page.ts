import fs from 'node:fs/promises'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { build } from 'esbuild'

const root = path.resolve(import.meta.dirname, '../..')
const style = (name: string) => fs.readFile(path.join(root, 'app/styles', name), 'utf8')

/** A page with the reading room's own type and marks, and the drivers of all subjects. Wrapped marks look as ours do. */
export async function serveBenchPage(): Promise<{ address: string; stop: () => Promise<void> }> {
  const bundle = await build({
    entryPoints: [path.join(import.meta.dirname, 'page/drive.ts')],
    bundle: true, write: false, format: 'iife', minify: true, target: 'es2022',
    loader: { '.css': 'text' }, alias: { '@': root },
  })
  const marks = await style('marks.css')
  const wrapped = marks.replaceAll(/::highlight\(([a-z-]+)\)/g, 'mark.$1')
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bench</title>
<style>*{margin:0;padding:0;box-sizing:border-box}${await style('tokens.css')}${await style('reading.css')}${marks}${wrapped} mark{color:inherit;background:none}
.text{max-width:616px;margin:0 auto;--font-read:"Liberation Serif",Georgia,serif}</style>
<main><article class="text"><div class="work-text" lang="en"></div></article></main>
<script>${bundle.outputFiles[0]?.text.replaceAll('</script', '<\\/script') ?? ''}</script>`
  const server = http.createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => new Promise((resolve) => { server.close(() => resolve()) }),
  }
}
