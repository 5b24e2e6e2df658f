import { escapeHtml } from '@/lib/domain/reading/escape-html.ts'
import type { KeptPage } from './kept-names.ts'
import { offlineWords } from './offline-words.ts'

const style = `
  :root { color-scheme: light dark; --paper: #fdfdfc; --ink: #1b1e24; --soft: #565c68; --link: #1f4fbf }
  @media (prefers-color-scheme: dark) { :root { --paper: #16181d; --ink: #e9e9e6; --soft: #a5abb7; --link: #8fb0ff } }
  body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif }
  main { max-width: 520px; margin: 0 auto; padding: 64px 24px }
  h1 { font: 600 28px/1.25 Georgia, serif; margin: 32px 0 8px } p { color: var(--soft); margin: 0 0 16px } ul { padding: 0; list-style: none }
  a { color: var(--link); display: block; padding: 10px 0; font: 17px/1.4 Georgia, serif } .name { font: 600 19px/1.3 Georgia, serif; color: var(--ink) }
`

/** Said where a page is asked for that is not kept: that there is no connection, and what can be read without. In every language where the reader's is not known. */
export async function offlinePage(language: string | null, readings: readonly KeptPage[]): Promise<Response> {
  const said = offlineWords.filter((words) => language === null || words.language === language)
  const words = said.length > 0 ? said : offlineWords
  const parts = words.map(({ language: lang, title, text, retry, readings: heading, none }) => `
    <section lang="${lang}"><h1>${title}</h1><p>${text} <a href="">${retry}</a></p>
    ${readings.length === 0 ? `<p>${none}</p>` : `<h2>${heading}</h2><ul>${readings.map((one) => `<li><a href="${escapeHtml(one.path)}">${escapeHtml(one.title)}</a></li>`).join('')}</ul>`}</section>`)
  const html = `<!doctype html><html lang="${words[0]?.language ?? 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${words[0]?.title ?? ''} · Postil</title><style>${style}</style><main id="main"><p class="name">Postil</p>${parts.join('')}</main></html>`
  const hash = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style)))))
  return new Response(html, {
    status: 503,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': `default-src 'none'; style-src 'sha256-${hash}'`, 'cache-control': 'no-store' },
  })
}
