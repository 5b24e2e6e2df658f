import path from 'node:path'

/** The bundler loads these by name: our own by its whole path. */
export default { plugins: { '@tailwindcss/postcss': {}, [path.join(process.cwd(), 'postcss-faces.mjs')]: {} } }
