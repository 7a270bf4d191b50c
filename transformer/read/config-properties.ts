import type ts from 'typescript'
import type { Span } from '../model/place'
import type { WrittenOption } from '../model/setup'
import type { TypeScript } from './typescript'

/** The value of a property in a tsconfig.json. */
export function configProperty(
  ts: TypeScript,
  node: ts.Expression | undefined,
  name: string,
): ts.Expression | undefined {
  if (node === undefined || !ts.isObjectLiteralExpression(node)) return undefined
  for (const property of node.properties) {
    if (ts.isPropertyAssignment(property) && ts.isStringLiteral(property.name) && property.name.text === name) {
      return property.initializer
    }
  }
  return undefined
}

/** The properties of an object in a tsconfig.json. */
export function configProperties(
  ts: TypeScript,
  file: ts.TsConfigSourceFile,
  node: ts.Expression | undefined,
): WrittenOption[] {
  if (node === undefined || !ts.isObjectLiteralExpression(node)) return []
  return node.properties.flatMap((property) => {
    if (!ts.isPropertyAssignment(property) || !ts.isStringLiteral(property.name)) return []
    const { name, initializer } = property
    return [
      {
        name: name.text,
        text: ts.isStringLiteral(initializer) ? initializer.text : undefined,
        isObject: ts.isObjectLiteralExpression(initializer),
        span: configPlace(ts, file, name),
        value: configPlace(ts, file, initializer),
      },
    ]
  })
}

/** Where a node of a tsconfig.json is, without quotes. Its nodes do not know their file. */
export function configPlace(ts: TypeScript, file: ts.TsConfigSourceFile, node: ts.Node): Span {
  const start = node.getStart(file)
  const quote = ts.isStringLiteral(node) ? 1 : 0
  return { file: file.fileName, start: start + quote, length: node.end - start - 2 * quote }
}
