import ts from 'typescript'
import { walk, type Source } from './read-sources.ts'

/** What people see or hear of an element, besides what stands between its tags. */
const spoken = new Set(['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt', 'label', 'hint', 'lede', 'description', 'busyLabel', 'openLabel'])
/** Signs, names, and letters that stand for letters: the same in every language. */
const wordless = /^(?:[^\p{L}]*|(?:· )?Postil|Ctrl|Shift|Enter|Esc|Markdown|ORCID|https:\/\/|ab|\p{L})$/u

/** Words for people that stand in a component instead of in the catalogue, as "file:line: words". */
export function findLiterals({ file, tree }: Source): string[] {
  const found: string[] = []
  const note = (node: ts.Node, text: string) => {
    const words = text.replace(/\s+/g, ' ').trim()
    if (!wordless.test(words)) found.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${words}`)
  }
  /** The literals that an expression may give. */
  const noteValue = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) note(node, node.text)
    else if (ts.isTemplateExpression(node)) note(node, [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' '))
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(noteValue)
    else if (ts.isBinaryExpression(node) && [ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken].includes(node.operatorToken.kind)) [node.left, node.right].forEach(noteValue)
    else if (ts.isParenthesizedExpression(node)) noteValue(node.expression)
  }
  walk(tree, (node) => {
    if (ts.isJsxText(node) && !isInKeys(node)) note(node, node.text)
    else if (ts.isJsxExpression(node) && node.expression !== undefined && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent)) && !isInKeys(node)) noteValue(node.expression)
    else if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer !== undefined) {
      if (ts.isStringLiteral(node.initializer)) note(node, node.initializer.text)
      else if (ts.isJsxExpression(node.initializer) && node.initializer.expression !== undefined) noteValue(node.initializer.expression)
    }
  })
  return found
}

const isInKeys = (node: ts.Node): boolean => ts.isJsxElement(node.parent) && node.parent.openingElement.tagName.getText() === 'kbd'
