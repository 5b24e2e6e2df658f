import ts from 'typescript'
import { walk, type Source } from './read-sources.ts'

export interface MessageUse {
  namespace: string
  /** The key, or for one that is put together what it begins with, ending before the first part that varies. */
  key: string
  whole: boolean
  /** Names of what it is given; null where they are not written out. */
  given: string[] | null
  where: string
}

const makers = new Set(['useTranslations', 'getTranslations', 'translate'])

/** Every use of the catalogue in a file: calls of what `useTranslations(namespace)` gave, and of parameters typed Translate<'namespace'>. */
export function findMessageUses({ file, tree }: Source): MessageUse[] {
  const uses: MessageUse[] = []
  walk(tree, (node) => {
    if (!ts.isCallExpression(node)) return
    const callee = ts.isPropertyAccessExpression(node.expression) && /^(rich|markup|has)$/.test(node.expression.name.text) ? node.expression.expression : node.expression
    const namespace = namespaceOf(callee, node)
    const [key, values] = node.arguments
    if (namespace === null || key === undefined) return
    const given = values === undefined ? [] : ts.isObjectLiteralExpression(values) ? values.properties.map((property) => property.name?.getText() ?? '…') : null
    for (const found of keysOf(key)) uses.push({ namespace, ...found, given, where: `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}` })
  })
  return uses
}

function keysOf(node: ts.Expression): { key: string; whole: boolean }[] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [{ key: node.text, whole: true }]
  if (ts.isTemplateExpression(node)) return [{ key: node.head.text, whole: false }]
  if (ts.isConditionalExpression(node)) return [...keysOf(node.whenTrue), ...keysOf(node.whenFalse)]
  if (ts.isParenthesizedExpression(node)) return keysOf(node.expression)
  return [{ key: '', whole: false }]
}

/** The namespace that a callee speaks from, by the nearest declaration of its name around the call. */
function namespaceOf(callee: ts.Expression, at: ts.Node): string | null {
  if (ts.isCallExpression(callee) || ts.isAwaitExpression(callee) || ts.isParenthesizedExpression(callee)) return madeBy(callee)
  if (!ts.isIdentifier(callee)) return null
  for (let scope: ts.Node | undefined = at; scope !== undefined; scope = scope.parent) {
    const found = declaredIn(scope, callee.text)
    if (found !== undefined) return found
  }
  return null
}

function declaredIn(scope: ts.Node, name: string): string | null | undefined {
  if (ts.isFunctionLike(scope)) for (const parameter of scope.parameters) {
    if (ts.isIdentifier(parameter.name) && parameter.name.text === name) return typed(parameter.type)
    if (ts.isObjectBindingPattern(parameter.name) && parameter.name.elements.some((element) => element.name.getText() === name)) return null
  }
  if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) return undefined
  for (const statement of scope.statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name: declared, initializer } of statement.declarationList.declarations) {
      if (initializer === undefined) continue
      if (ts.isIdentifier(declared) && declared.text === name) return madeBy(initializer)
      if (ts.isArrayBindingPattern(declared)) {
        const index = declared.elements.findIndex((element) => ts.isBindingElement(element) && element.name.getText() === name)
        if (index >= 0) return madeBy(allOf(initializer)?.[index])
      }
    }
  }
  return undefined
}

/** The parts of `await Promise.all([...])`. */
function allOf(node: ts.Expression): readonly ts.Expression[] | undefined {
  const call = ts.isAwaitExpression(node) ? node.expression : node
  const list = ts.isCallExpression(call) ? call.arguments[0] : undefined
  return list !== undefined && ts.isArrayLiteralExpression(list) ? list.elements : undefined
}

function madeBy(node: ts.Expression | undefined): string | null {
  if (node === undefined) return null
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) return madeBy(node.expression)
  if (!ts.isCallExpression(node) || !makers.has(node.expression.getText())) return null
  const [namespace] = node.arguments
  return namespace !== undefined && ts.isStringLiteral(namespace) ? namespace.text : null
}

/** Aliases, as `type Words = Translate<'course'>`, are looked up in the file. */
function typed(type: ts.TypeNode | undefined): string | null {
  if (type === undefined || !ts.isTypeReferenceNode(type)) return null
  if (type.typeName.getText() === 'Translate') {
    const [argument] = type.typeArguments ?? []
    return argument !== undefined && ts.isLiteralTypeNode(argument) && ts.isStringLiteral(argument.literal) ? argument.literal.text : null
  }
  const alias = type.getSourceFile().statements.find((statement) => ts.isTypeAliasDeclaration(statement) && statement.name.text === type.typeName.getText())
  return alias !== undefined && ts.isTypeAliasDeclaration(alias) ? typed(alias.type) : null
}
