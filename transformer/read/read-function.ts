import type ts from 'typescript'
import type { FunctionModel, ContextModel } from '../model/functions'
import type { Obstacle, ReadFunction } from '../model/project'
import type { TypeId } from '../model/types'
import { calledParameters, type CalledParameter } from './called-parameters'
import { isInGeneric } from './concrete-use'
import { contextBrand, type ContextBrand } from './context-brand'
import { documentationOf } from './documentation'
import { typedNode, type FunctionSource } from './function-source'
import { memberPlace } from './member-place'
import { namesTaken } from './names-taken'
import { parameterPlace } from './parameter-place'
import { lineAt, spanOf } from './place'
import type { Reading } from './reading'
import { readType } from './read-type'
import { streamName } from './stream'
import type { TypeReader } from './types'
import { documented } from './undocumented'

/** What the parts of a function are read with: its types go to the table of the file that gets its contract. */
type FunctionReading = Reading & { readonly types: TypeReader }

/** Everything that rules and contracts need to know about a function; undefined when it cannot be called. */
export function readFunction(program: Reading, types: TypeReader, source: FunctionSource): ReadFunction | undefined {
  const reading = { ...program, types }
  const { ts } = reading
  const declaration = ts.isFunctionLike(source.node) ? source.node : undefined
  const signature = signatureOf(reading, typedNode(source))
  if (signature === undefined) return undefined
  const obstacles: Obstacle[] = []
  const place = source.concrete ?? source.name ?? source.node
  const named = source.name ?? source.node
  const model: FunctionModel = {
    name: source.reference.name,
    span: source.reference.declaration,
    line: lineAt(named.getSourceFile(), source.reference.declaration.start),
    parameters: [],
    documentation: documentationOf(ts, documented(ts, source)),
  }
  const read: ReadFunction = { model, types: reading.types.table, obstacles }
  // What generic code says of its types is true of all its uses, and a mistake belongs to one.
  const isShown = (node: ts.Node): boolean =>
    (source.concrete === undefined && node.parent === source.node) || !isInGeneric(ts, node)
  for (const [index, parameter] of calledParameters(ts, reading.checker, signature).entries()) {
    const at = parameter.node && isShown(parameter.node) ? parameter.node : place
    readParameter(reading, parameter, declaration, { index, at }, read)
  }
  const input = model.input === undefined ? parameterPlace(reading, declaration) : undefined
  if (input !== undefined) read.newInput = input
  const written = signature.declaration?.type
  const output = readOutput(
    reading,
    signature,
    { written: written && isShown(written) ? written : undefined, place },
    obstacles,
  )
  if (output !== undefined) model.output = output
  return read
}

/** The signature that a call through a contract uses: the last one, which is the widest of an overloaded function. */
function signatureOf({ checker }: Reading, node: ts.Node): ts.Signature | undefined {
  return checker.getTypeAtLocation(node).getCallSignatures().at(-1)
}

function readParameter(
  reading: FunctionReading,
  parameter: CalledParameter,
  declaration: ts.SignatureDeclaration | undefined,
  { index, at }: { index: number; at: ts.Node },
  read: ReadFunction,
): void {
  const { ts, checker } = reading
  const { model, obstacles } = read
  const { type, node } = parameter
  const brand = contextBrand(ts, checker, type)
  if (brand !== undefined) {
    model.parameters.push('context')
    if (model.context === undefined) model.context = contextOf(reading, brand, at, declaration, node, obstacles)
    return
  }
  const hurdle = parameterHurdle(model, parameter, index)
  if (hurdle !== undefined) obstacles.push({ role: 'input', path: [], what: hurdle, span: spanOf(at), parameter: true })
  if (model.parameters.includes('input')) return
  model.parameters.push('input')
  const inputPlace = { at, role: 'input', isInferred: false } as const
  model.input = readType(reading, reading.types, optional(reading, parameter), inputPlace, obstacles)
  const members = memberPlace(reading, type, node?.type)
  if (members !== undefined) read.inputMembers = members
}

function parameterHurdle(model: FunctionModel, { isRest }: CalledParameter, index: number): string | undefined {
  if (isRest) return 'a rest parameter'
  if (model.parameters.includes('input')) return `a second input as parameter ${index + 1}`
  return undefined
}

/** The type of the argument that a caller may leave out. */
function optional({ ts, checker }: Reading, { type, isOptional }: CalledParameter): ts.Type {
  return isOptional ? checker.getNullableType(type, ts.TypeFlags.Undefined) : type
}

function contextOf(
  reading: FunctionReading,
  brand: ContextBrand,
  at: ts.Node,
  declaration: ts.SignatureDeclaration | undefined,
  parameter: ts.ParameterDeclaration | undefined,
  obstacles: Obstacle[],
): ContextModel {
  const taken =
    declaration !== undefined && parameter?.parent === declaration
      ? namesTaken(reading.ts, reading.checker, declaration, parameter)
      : undefined
  const used = taken === undefined ? brand.services : brand.services.filter((name) => taken.includes(name))
  const context: ContextModel = { kind: brand.kind, span: spanOf(at), declared: brand.services, used }
  if (brand.session !== undefined) {
    const place = { at, role: 'session', isInferred: false } as const
    context.session = readType(reading, reading.types, brand.session, place, obstacles)
  }
  return context
}

function readOutput(
  reading: FunctionReading,
  signature: ts.Signature,
  { written, place }: { written: ts.Node | undefined; place: ts.Node },
  obstacles: Obstacle[],
): TypeId | undefined {
  const { ts, checker } = reading
  const returned = checker.getReturnTypeOfSignature(signature)
  const output = checker.getAwaitedType(returned) ?? returned
  const nothing = ts.TypeFlags.Void | ts.TypeFlags.Undefined | ts.TypeFlags.Never
  const parts = output.isUnion() ? output.types : [output]
  if (parts.every((part) => (part.flags & nothing) !== 0)) return undefined
  const at = written ?? place
  const stream = streamName(reading, output)
  if (stream !== undefined) {
    obstacles.push({ role: 'output', path: [], what: `a stream ('${stream}')`, span: spanOf(at) })
    return undefined
  }
  const isInferred = isInferredBy(reading, signature)
  return readType(reading, reading.types, output, { at, role: 'output', isInferred }, obstacles)
}

/** Whether the output is what the body comes to, because neither the function nor a comment says it. */
function isInferredBy({ ts }: Reading, { declaration }: ts.Signature): boolean {
  return (
    declaration !== undefined &&
    !ts.isJSDocSignature(declaration) &&
    declaration.type === undefined &&
    'body' in declaration &&
    ts.getJSDocReturnType(declaration) === undefined
  )
}
