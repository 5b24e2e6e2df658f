const scripts = /["'](static\/chunks\/[\w./~-]+\.(?:js|css))["']/g
const faces = /url\(["']?([^"')]+\.woff2)["']?\)/g

/**
 * Addresses of what a script fetches only when it is wanted, as the bundler writes them into it: a dialog, what sets formulas;
 * of what a style that came so needs, its typefaces. `path` is its own.
 */
export function laterNeeds(path: string, source: string): string[] {
  if (path.endsWith('.js')) return [...new Set([...source.matchAll(scripts)].map(([, chunk = '']) => `/_next/${chunk}`))]
  if (path.endsWith('.css')) return [...new Set([...source.matchAll(faces)].map(([, face = '']) => new URL(face, `https://here${path}`).pathname))]
  return []
}
