import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export interface Source {
  /** From the project's root. */
  file: string
  tree: ts.SourceFile
}

/** The sources of the pages, without tests. */
export const readPageSources = (root: string): Source[] =>
  ['app', 'components', 'lib/i18n', 'lib/messages'].flatMap((folder) => filesIn(path.join(root, folder))).map((file) => ({
    file: path.relative(root, file),
    tree: ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS),
  }))

const filesIn = (folder: string): string[] => fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  const full = path.join(folder, entry.name)
  if (entry.isDirectory()) return filesIn(full)
  return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [full] : []
})

/** Calls `visit` with every node of the tree. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}
