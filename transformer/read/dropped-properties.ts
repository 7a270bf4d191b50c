import type ts from 'typescript'
import type { DroppedModel } from '../model/project'
import { calledParameters } from './called-parameters'
import { contextBrand } from './context-brand'
import { spanOf } from './place'
import { plainExpression } from './plain-expression'
import type { Reading } from './reading'
import type { TypeScript } from './typescript'

/**
 * What an object that is handed to a function through the context has and the function's input has not; undefined when that is
 * nothing, or cannot be told. TypeScript lets an object have more than is asked for, and the check of the input takes it out.
 */
export function droppedProperties(
  { ts, checker, program }: Reading,
  call: ts.CallExpression,
  target: ts.Node,
): DroppedModel | undefined {
  const argument = call.arguments[1]
  if (argument === undefined || isWhollyWritten(ts, plainExpression(ts, argument))) return undefined
  const needed = inputOf(ts, checker, target)
  const given = checker.getTypeAtLocation(argument)
  const isPlain = (type: ts.Type) => isPlainObject(ts, checker, program, type)
  if (needed === undefined || !isPlain(needed) || !isPlain(given)) return undefined
  const names = namesOf(checker, needed)
  const dropped = namesOf(checker, given, argument).filter((name) => !names.includes(name))
  // '{}' takes everything as it is.
  if (dropped.length === 0 || names.length === 0) return undefined
  const isName = ts.isIdentifier(argument) || ts.isPropertyAccessExpression(argument)
  const kept = names.filter((name) => checker.getPropertyOfType(given, name) !== undefined)
  return { dropped, span: spanOf(argument), text: shortened(argument.getText()), ...(isName ? { kept } : {}) }
}

/** Whether TypeScript says itself what is too much: it does of an object that is written in place, when nothing is spread into it. */
function isWhollyWritten(ts: TypeScript, node: ts.Expression): boolean {
  return ts.isObjectLiteralExpression(node) && !node.properties.some((each) => ts.isSpreadAssignment(each))
}

/** In one line, and not too long for a sentence. */
function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}

function inputOf(ts: TypeScript, checker: ts.TypeChecker, target: ts.Node): ts.Type | undefined {
  const signature = checker.getTypeAtLocation(target).getCallSignatures().at(-1)
  const types = signature === undefined ? [] : calledParameters(ts, checker, signature).map(({ type }) => type)
  const input = types.find((type) => contextBrand(ts, checker, type) === undefined)
  return input && checker.getNonNullableType(input)
}

/** Whether the type is made of properties alone, and declared in code: no union, list, `Date` or type parameter. */
function isPlainObject(ts: TypeScript, checker: ts.TypeChecker, program: ts.Program, type: ts.Type): boolean {
  if (type.isIntersection()) return type.types.every((part) => isPlainObject(ts, checker, program, part))
  if ((type.flags & ts.TypeFlags.Object) === 0 || checker.isArrayLikeType(type)) return false
  if (type.getCallSignatures().length > 0 || checker.getIndexInfosOfType(type).length > 0) return false
  const declarations = type.getSymbol()?.declarations ?? []
  return declarations.every((each) => !program.isSourceFileDefaultLibrary(each.getSourceFile()))
}

/** The names of properties that hold data. */
function namesOf(checker: ts.TypeChecker, type: ts.Type, at?: ts.Node): string[] {
  return checker
    .getPropertiesOfType(type)
    .filter((property) => {
      if (property.name.startsWith('__')) return false
      const held = at && checker.getTypeOfSymbolAtLocation(property, at)
      return held === undefined || checker.getNonNullableType(held).getCallSignatures().length === 0
    })
    .map(({ name }) => name)
}
