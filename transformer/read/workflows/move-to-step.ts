import type ts from 'typescript'
import type { HazardMend } from '../../model/workflow'
import type { Fix } from '../../model/problem'
import { hinders, type Obstacle } from '../../model/project'
import { mentionsOf } from '../mentions'
import { spanOf } from '../place'
import type { ProjectReader } from '../project-reader'
import { outermostFunction } from './called-function'
import { contextMember } from './context-member'
import type { Hazard } from './hazards/hazard'
import { outOf } from '../outer-expression'
import { isPromise } from './hazards/promises'
import { isServiceTaken } from './hazards/service-taken'
import { isInAsync } from './mend-hazard'
import { isWorkflow, siteMember } from './site-call'

/** What a call takes from the code around it. */
interface Taken {
  /** Variables, and their types. */
  input: Map<string, string>
  types: ts.Type[]
  /** Members of the context, and where they are written otherwise than by their names. */
  context: Set<string>
  renamed: { start: number; end: number; text: string }[]
}

/** Moves a call into a function of its own, which is called as a step; undefined where that takes a person. */
export function moveToStep(project: ProjectReader, { node }: Hazard): HazardMend | undefined {
  const { ts, checker } = project.reading
  const call = callAround(project, node)
  const fn = call && outermostFunction(project, call)
  const statement = fn && statementOf(ts, fn)
  if (call === undefined || fn === undefined || statement === undefined || !isInAsync(project, call)) return undefined
  const taken = takenBy(project, call, fn)
  const step = contextMember(project, call, 'step')
  const context = taken && contextType(project, call, taken.context.size > 0)
  if (taken === undefined || step === undefined || context === undefined || !canBeStep(project, call, taken))
    return undefined
  const name = freeName(ts, call)
  const names = [...taken.input.keys()]
  const fields = [...taken.input].map(([field, type]) => `${field}: ${type}`).join('; ')
  const input = names.length === 0 ? '' : `{ ${names.join(', ')} }: { ${fields} }, `
  const given = taken.context.size === 0 ? '_context' : `{ ${[...taken.context].join(', ')} }`
  const result = isPromise(checker, checker.getTypeAtLocation(call)) ? 'async ' : ''
  const made = `export ${result}function ${name}(${input}${given}: ${context.text}) {\n  return ${textOf(call, taken)}\n}\n\n`
  const replacing = `${step.text}(${[name, ...(names.length === 0 ? [] : [`{ ${names.join(', ')} }`])].join(', ')})`
  const edits = [...step.edits, ...context.edits, { span: spanOf(call), text: awaited(project, call, replacing) }]
  const place = { ...spanOf(statement), start: statement.getStart(undefined, true), length: 0 }
  return { how: 'step', text: name, edits: [{ span: place, text: made }, ...edits] }
}

/** The call that a hazard is, or that uses the service: `ctx.db.users.add(…)`. */
function callAround({ reading: { ts } }: ProjectReader, node: ts.Node): ts.CallExpression | undefined {
  let at = node
  while (!ts.isCallExpression(at)) {
    const { parent } = at
    const isCallee = (ts.isPropertyAccessExpression(parent) || ts.isCallExpression(parent)) && parent.expression === at
    if (!isCallee) return undefined
    at = parent
  }
  return at
}

function statementOf(ts: ProjectReader['reading']['ts'], fn: ts.Node): ts.Node | undefined {
  let at = fn
  while (!ts.isSourceFile(at.parent)) at = at.parent
  return ts.isFunctionDeclaration(at) || ts.isVariableStatement(at) ? at : undefined
}

function takenBy(project: ProjectReader, call: ts.CallExpression, fn: ts.Node): Taken | undefined {
  const { ts, checker } = project.reading
  const taken: Taken = { input: new Map(), types: [], context: new Set(), renamed: [] }
  return visit(call) ? taken : undefined

  /** Whether all below the node can stand elsewhere. */
  function visit(node: ts.Node): boolean {
    if (ts.isTypeNode(node)) return false
    if (ts.isFunctionLike(node) || ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.ThisKeyword) return false
    if (ts.isPropertyAccessExpression(node)) {
      if (!isWorkflow(project, node.expression)) return visit(node.expression)
      return siteMember(project, node) === undefined && member(node, node.name.text)
    }
    if (ts.isIdentifier(node)) return isNameOfProperty(node) || variable(node)
    return ts.forEachChild(node, (child) => (visit(child) ? undefined : true)) === undefined
  }

  function isNameOfProperty(node: ts.Identifier): boolean {
    return ts.isPropertyAssignment(node.parent) && node.parent.name === node
  }

  function variable(node: ts.Identifier): boolean {
    const shorthand = ts.isShorthandPropertyAssignment(node.parent)
    const symbol = shorthand
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node)
    const declaration = symbol?.valueDeclaration
    if (declaration === undefined || !isInside(declaration, fn)) return true
    if (isWorkflow(project, node) || siteMember(project, node) !== undefined) return false
    if (isServiceTaken(project, node))
      return !shorthand && ts.isBindingElement(declaration) && service(node, declaration)
    const type = checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(node))
    const text = checker.typeToString(type, node, ts.TypeFormatFlags.NoTruncation)
    if (/import\(|typeof |=>|\bthis\b/.test(text) || ts.isFunctionLike(declaration)) return false
    taken.input.set(node.text, text)
    taken.types.push(type)
    return true
  }

  function service(node: ts.Identifier, element: ts.BindingElement): boolean {
    const isPlain = element.propertyName === undefined && isWorkflow(project, element.parent)
    return isPlain && member(node, node.text)
  }

  function member(node: ts.Expression, name: string): boolean {
    if (taken.input.has(name)) return false
    taken.context.add(name)
    if (node.getText() !== name) taken.renamed.push({ start: node.getStart(), end: node.end, text: name })
    return true
  }
}

function isInside(node: ts.Node, outer: ts.Node): boolean {
  return node.getSourceFile() === outer.getSourceFile() && outer.pos <= node.pos && node.end <= outer.end
}

/** The type of the context that the new function takes, with the import that it needs. */
function contextType(
  project: ProjectReader,
  node: ts.Node,
  hasMembers: boolean,
): { text: string; edits: Fix['edits'] } | undefined {
  const { ts } = project.reading
  const file = node.getSourceFile()
  const imports = file.statements.flatMap((each) =>
    ts.isImportDeclaration(each) && ts.isStringLiteral(each.moduleSpecifier) && each.moduleSpecifier.text === 'solder'
      ? [each.importClause]
      : [],
  )
  const clause = imports.find((each) => each?.namedBindings && ts.isNamedImports(each.namedBindings))
  const bindings = clause?.namedBindings
  if (clause === undefined || bindings === undefined || !ts.isNamedImports(bindings)) return undefined
  const services = hasMembers ? servicesText(project, node) : ''
  if (services === undefined) return undefined
  const text = `Context${services}`
  if (bindings.elements.some(({ name }) => name.text === 'Context')) return { text, edits: [] }
  const last = bindings.elements.at(-1)
  if (last === undefined || mentionsOf(ts, file, 'Context').length > 0) return undefined
  const added = clause.getText().startsWith('type ') ? ', Context' : ', type Context'
  return { text, edits: [{ span: { ...spanOf(last), start: last.end, length: 0 }, text: added }] }
}

/** `<Services>`, as the context of the workflow has it written. */
function servicesText({ reading: { ts, checker } }: ProjectReader, node: ts.Node): string | undefined {
  for (let at = node.parent; !ts.isSourceFile(at); at = at.parent) {
    if (!ts.isFunctionLike(at)) continue
    for (const { type } of at.parameters) {
      if (type === undefined || !ts.isTypeReferenceNode(type)) continue
      const alias = checker.getSymbolAtLocation(type.typeName)?.declarations?.[0]
      const written =
        alias && ts.isTypeAliasDeclaration(alias) && alias.getSourceFile() === at.getSourceFile() ? alias.type : type
      if (!ts.isTypeReferenceNode(written) || written.typeName.getText() !== 'WorkflowContext') continue
      const [services] = written.typeArguments ?? []
      return services ? `<${services.getText()}>` : ''
    }
  }
  return undefined
}

/** Whether all that a step would be given, and what it gives, can be stored. */
function canBeStep(project: ProjectReader, call: ts.CallExpression, { types }: Taken): boolean {
  const { ts, checker } = project.reading
  if (isPlatformObject(project, call)) return false
  const obstacles: Obstacle[] = []
  for (const type of types) project.typesAside.read(type, call, 'input', obstacles)
  const result = checker.getTypeAtLocation(call)
  const output = checker.getNonNullableType(checker.getAwaitedType(result) ?? result)
  const isNothing = (output.flags & (ts.TypeFlags.Void | ts.TypeFlags.Never)) !== 0
  if (!isNothing) project.typesAside.read(output, call, 'output', obstacles)
  return !hinders(obstacles)
}

/** Whether what comes of a call is an object of the platform that no step can give, such as a `Response`. */
function isPlatformObject({ reading: { checker, program } }: ProjectReader, call: ts.CallExpression): boolean {
  const type = checker.getTypeAtLocation(call)
  const symbol = (checker.getAwaitedType(type) ?? type).getSymbol()
  const isOfPlatform = symbol?.declarations?.some((each) => program.isSourceFileDefaultLibrary(each.getSourceFile()))
  return isOfPlatform === true && !/^(?:Date|Map|Set|URL|Uint8Array|ArrayBuffer|Array)$/.test(symbol?.name ?? '')
}

/** After what is called: `users.add` gives `addUsers`. */
function freeName(ts: ProjectReader['reading']['ts'], { expression }: ts.CallExpression): string {
  const [verb = 'run', holder = 'step'] = (expression.getText().match(/[A-Za-z_$][\w$]*/g) ?? []).reverse()
  const base = `${verb}${holder.charAt(0).toUpperCase()}${holder.slice(1)}`
  const file = expression.getSourceFile()
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}${count}`
    if (mentionsOf(ts, file, name).length === 0) return name
  }
}

function textOf(call: ts.CallExpression, { renamed }: Taken): string {
  const from = call.getStart()
  return [...renamed]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end, text: by }) => text.slice(0, start - from) + by + text.slice(end - from),
      call.getText(),
    )
}

/** A step gives a promise, also where the call gave its value at once. */
function awaited(project: ProjectReader, call: ts.CallExpression, step: string): string {
  const { ts, checker } = project.reading
  if (isPromise(checker, checker.getTypeAtLocation(call))) return step
  const { parent } = outOf(ts, call)
  const isPart = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent)
  return isPart ? `(await ${step})` : `await ${step}`
}
