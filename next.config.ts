import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

/** Sent with everything. The Content-Security-Policy is proxy.ts's: it has a nonce of its own each time. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // Links carry secrets (invitations, new passwords): no other site is told where its visitor came from.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
]

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  distDir: process.env.POSTIL_PAGES_DIR ?? '.next',
  // Types are checked by `npm test`; building must not wait for it.
  typescript: { ignoreBuildErrors: true },
  // lib0 has a way for Node beside the browser's, and with it would come 7 kB of Node's Buffer.
  turbopack: {
    root: import.meta.dirname,
    resolveAlias: {
      ...Object.fromEntries(['buffer', 'node:buffer', 'next/dist/compiled/buffer'].map((name) => [name, { browser: './lib/client/no-buffer.ts' }])),
      'lib0/logging': { browser: './lib/client/quiet-log.ts' },
    },
  },
  // Pages and rooms run in one process: these are loaded once, by Node, and not bundled into each.
  serverExternalPackages: ['yjs', 'y-protocols', 'lib0', 'ws', 'pg', 'pino', 'next-auth', '@node-rs/argon2'],
  headers: () => Promise.resolve([{ source: '/:path*', headers }]),
}

/** Messages are parsed when the pages are built: the parser, 9 kB, stays out of the browser. */
const withMessages = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  experimental: { messages: { path: './lib/messages', format: 'json', locales: ['en', 'fr'], sourceLocale: 'en', precompile: true } },
})

export default withMessages(config)
