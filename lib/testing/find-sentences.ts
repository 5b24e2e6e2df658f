import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** Where sentences for people are decided: refusals, schemas, imports, rooms. Not what starts the program or is read by its operator alone. */
const places = ['components', 'lib/auth', 'lib/client', 'lib/domain', 'lib/http', 'lib/importing', 'lib/use-cases', 'server/importing', 'server/publishing', 'server/sync']
const left = /\.test\.tsx?$|\/testing\/|\/fixtures\/|\/verify\/|offline-words|(^|\/)verify[.-]/

export interface FoundSentence {
  /** As the catalogue of sentences has it: `{1}`, `{2}` for its values. */
  sentence: string
  file: string
  line: number
}

/** Every sentence that the sources in `places` may say to a person: literals and templates that begin with a capital and end as sentences do. */
export const findSentences = (root: string): FoundSentence[] => places.flatMap((place) => sourcesIn(path.join(root, place))).flatMap((file) => sentencesOf(root, file))

function sourcesIn(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name)
    if (entry.isDirectory()) return sourcesIn(full)
    return /\.tsx?$/.test(entry.name) && !left.test(full) ? [full] : []
  })
}

function sentencesOf(root: string, file: string): FoundSentence[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: FoundSentence[] = []
  const visit = (node: ts.Node): void => {
    if (isForOperators(node)) return
    const sentence = textOf(node)
    if (sentence !== null && /^(?:[\p{Lu}“]|\{\d+\} ).*[.?!]$/su.test(sentence) && sentence.includes(' ')) {
      found.push({ sentence, file: path.relative(root, file), line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 })
      return
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Mistakes of ours and what is logged: nobody but the operator reads them. */
const isForOperators = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) && /^(Error|TypeError|RangeError|StartError|EnvError|UsageError|BrokenDocError|LeftBehindError)$/.test(node.expression.getText())) ||
  (ts.isCallExpression(node) && /\blog\b.*\.(trace|debug|info|warn|error)$/s.test(node.expression.getText()))

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span, at) => `{${at + 1}}${span.literal.text}`).join('')
  return null
}
