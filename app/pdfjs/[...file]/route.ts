import { readFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * What pdf.js fetches while it draws: its worker, maps of characters, the fonts that a PDF may leave out, decoders. From the
 * package as it is installed, so that nothing is fetched from elsewhere; the version is in the address.
 */
const files = [/^legacy\/build\/pdf\.worker\.min\.mjs$/, /^cmaps\/[\w-]+\.bcmap$/, /^standard_fonts\/[\w-]+\.(?:pfb|ttf)$/, /^iccs\/[\w-]+\.icc$/, /^wasm\/\w+\.(?:wasm|js)$/]
const types: Record<string, string> = { mjs: 'text/javascript; charset=utf-8', js: 'text/javascript; charset=utf-8', wasm: 'application/wasm', ttf: 'font/ttf' }

export async function GET(_request: Request, { params }: { params: Promise<{ file: string[] }> }): Promise<Response> {
  const [, ...parts] = (await params).file
  const name = parts.join('/')
  if (!files.some((file) => file.test(name))) return new Response(null, { status: 404 })
  try {
    const bytes = await readFile(path.join(process.cwd(), 'node_modules/pdfjs-dist', name))
    return new Response(new Uint8Array(bytes), { headers: { 'content-type': types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream', 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' } })
  } catch {
    return new Response(null, { status: 404 })
  }
}
