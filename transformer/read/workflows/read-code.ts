import type ts from 'typescript'
import { isDropped } from '../dropped-value'
import { plainExpression } from '../plain-expression'
import type { ProjectReader } from '../project-reader'
import { calledFunction, constructorCalled, type CodedFunction } from './called-function'
import { hazardAt, type Hazard } from './hazards/hazard'
import { knownHazard } from './hazards/known-hazard'
import { isModuleState } from './hazards/module-state'
import { outsideName } from './hazards/outside-name'
import { givesForeignPromise, givesForeignPromises, isForeignPromise } from './hazards/promises'
import { isServiceTaken } from './hazards/service-taken'
import { droppingForEach } from './hazards/unawaited'
import { hiddenSite } from './hazards/untraceable'
import { atOnce } from './site-call'
import type { Site } from './workflow-reader'

/** What the code of a function does that matters to workflows. */
export interface FunctionCode {
  /** Its sites and what it calls, in the order in which they stand. */
  readonly parts: readonly (Site | CodeCall)[]
  /** What workflows must not do, in the order of the source. */
  readonly hazards: readonly Hazard[]
  /** Calls for whose end nothing waits. */
  readonly dropped: readonly { readonly to: CodedFunction; readonly call: ts.CallExpression }[]
}

/** A call of a function whose code is part of the program. */
export interface CodeCall {
  readonly to: CodedFunction
  /** What names it. */
  readonly at: ts.Expression
}

/** Looks through the code of a function, of those inside of it too. */
export function readCode(project: ProjectReader, fn: ts.Node): FunctionCode {
  return new CodeReader(project, fn).read()
}

class CodeReader {
  readonly #project: ProjectReader
  readonly #fn: ts.Node
  readonly #parts: (Site | CodeCall)[] = []
  readonly #hazards: Hazard[] = []
  readonly #dropped: { to: CodedFunction; call: ts.CallExpression }[] = []

  constructor(project: ProjectReader, fn: ts.Node) {
    this.#project = project
    this.#fn = fn
  }

  read(): FunctionCode {
    this.#visitChildren(this.#fn)
    return { parts: this.#parts, hazards: this.#hazards, dropped: this.#dropped }
  }

  #visitChildren(node: ts.Node): void {
    this.#project.reading.ts.forEachChild(node, this.#visit)
  }

  readonly #visit = (node: ts.Node): void => {
    const { ts } = this.#project.reading
    if (ts.isTypeNode(node) || ts.isTypeOfExpression(node)) return
    if (ts.isCallExpression(node)) this.#visitCall(node)
    else if (ts.isNewExpression(node)) this.#visitNew(node)
    else if (ts.isIdentifier(node) || ts.isPropertyAccessExpression(node)) this.#visitName(node)
    else if (ts.isElementAccessExpression(node) && this.#isKnown(node, node)) return
    else if (ts.isAwaitExpression(node)) this.#visitAwait(node)
    else if (ts.isForOfStatement(node)) this.#visitForOf(node)
    else this.#visitChildren(node)
  }

  #visitCall(call: ts.CallExpression): void {
    const site = this.#project.workflows.siteAt(call)
    if (site) this.#visitSite(site)
    else if (!this.#isKnown(call.expression, call)) this.#visitOtherCall(call)
    else call.arguments.forEach(this.#visit)
  }

  #visitSite(site: Site): void {
    const { ts } = this.#project.reading
    this.#parts.push(site)
    const { call, member } = site
    if (!atOnce.has(member)) this.#checkWaiting(call)
    const callee = plainExpression(ts, call.expression)
    if (!ts.isIdentifier(callee)) this.#visitChildren(callee)
    // What is written in place of a step's function is the step's code.
    for (const [at, argument] of call.arguments.entries()) {
      if (at > 0 || !ts.isFunctionLike(plainExpression(ts, argument))) this.#visit(argument)
    }
  }

  #checkWaiting(call: ts.CallExpression): void {
    const loop = droppingForEach(this.#project, call)
    if (this.#isDropped(call)) this.#add(hazardAt('unawaited', call))
    else if (loop && !this.#hazards.some(({ node }) => node === loop)) this.#add(hazardAt('unawaited', loop))
  }

  #isDropped(call: ts.CallExpression): boolean {
    return isDropped(this.#project.reading, call, { evenIfMeant: true })
  }

  #visitOtherCall(call: ts.CallExpression): void {
    const { ts } = this.#project.reading
    const before = this.#hazards.length
    const hidden = hiddenSite(this.#project, call)
    if (hidden) this.#add(hazardAt('untraceable', hidden))
    this.#visit(call.expression)
    // What is wrong with what is called says more.
    if (this.#hazards.length === before && givesForeignPromise(this.#project, call)) this.#add(hazardAt('await', call))
    const to = calledFunction(this.#project, call.expression)
    if (to) this.#note(to, call.expression)
    if (to && this.#isDropped(call)) this.#dropped.push({ to, call })
    const isOurs = this.#isOurs(call)
    for (const argument of call.arguments) {
      // Whoever is handed a function may call it.
      const isName = !isOurs && (ts.isIdentifier(argument) || ts.isPropertyAccessExpression(argument))
      const handed = isName ? calledFunction(this.#project, argument) : undefined
      if (handed) this.#note(handed, argument)
      this.#visit(argument)
    }
  }

  #visitNew(node: ts.NewExpression): void {
    const name = outsideName(this.#project, node.expression)
    const isGlobal = name?.module === undefined
    const given = node.arguments?.length ?? 0
    if (isGlobal && name?.path.join('.') === 'Date' && given === 0) this.#add(hazardAt('clock', node))
    else if (!this.#isKnown(node.expression, node)) {
      const hidden = hiddenSite(this.#project, node)
      if (hidden) this.#add(hazardAt('untraceable', hidden))
      const to = constructorCalled(this.#project, node)
      if (to) this.#note(to, node.expression)
      this.#visit(node.expression)
    }
    const before = this.#hazards.length
    node.arguments?.forEach(this.#visit)
    // What it waits for says more, where that is known.
    const isPromise = isGlobal && name?.path.join('.') === 'Promise'
    if (isPromise && this.#hazards.length === before) this.#add(hazardAt('await', node))
  }

  #visitName(node: ts.Identifier | ts.PropertyAccessExpression): void {
    const { ts } = this.#project.reading
    if (this.#isNameOnly(node) || this.#isKnown(node, node)) return
    if (isServiceTaken(this.#project, node)) this.#add(hazardAt('service', node))
    else if (ts.isPropertyAccessExpression(node)) this.#visit(node.expression)
    else if (isModuleState(this.#project, node)) this.#add(hazardAt('state', node))
  }

  /** Whether an identifier only names a property, a parameter or a label. */
  #isNameOnly(node: ts.Node): boolean {
    const { ts } = this.#project.reading
    const { parent } = node
    if (!ts.isIdentifier(node) || ts.isShorthandPropertyAssignment(parent)) return false
    const { name, propertyName } = parent as { name?: ts.Node; propertyName?: ts.Node }
    return name === node || propertyName === node
  }

  #visitAwait({ expression }: ts.AwaitExpression): void {
    if (isForeignPromise(this.#project, expression)) this.#add(hazardAt('await', expression))
    else this.#visit(expression)
  }

  #visitForOf(node: ts.ForOfStatement): void {
    const { ts } = this.#project.reading
    const source = plainExpression(ts, node.expression)
    const isOwn = ts.isCallExpression(source) && calledFunction(this.#project, source.expression) !== undefined
    const before = this.#hazards.length
    this.#visit(node.expression)
    const isAsked = node.awaitModifier && !isOwn && this.#hazards.length === before
    if (isAsked && givesForeignPromises(this.#project, source)) {
      this.#add(hazardAt('await', node.expression))
    }
    this.#visit(node.initializer)
    this.#visit(node.statement)
  }

  /** Whether a function of the package is called: it takes functions for addresses, and calls none. */
  #isOurs(call: ts.CallExpression): boolean {
    const { checker, solder } = this.#project.reading
    const declaration = checker.getResolvedSignature(call)?.declaration
    return declaration !== undefined && solder.holds(declaration)
  }

  /** Whether an expression names something that is known to give something else each time; `node` is what is shown. */
  #isKnown(expression: ts.Expression, node: ts.Node): boolean {
    const { ts } = this.#project.reading
    const name = outsideName(this.#project, expression)
    if (name === undefined) return false
    const isDateText = name.module === undefined && name.path.join('.') === 'Date' && ts.isCallExpression(node)
    const kind = isDateText ? 'clock' : knownHazard(name)
    if (kind) this.#add(hazardAt(kind, node))
    return kind !== undefined
  }

  /** The code of functions inside of this one is its own. */
  #note(to: CodedFunction, at: ts.Expression): void {
    if (!isInside(to, this.#fn)) this.#parts.push({ to, at })
  }

  #add(hazard: Hazard): void {
    this.#hazards.push(hazard)
  }
}

function isInside(node: ts.Node, outer: ts.Node): boolean {
  return node.getSourceFile() === outer.getSourceFile() && outer.pos <= node.pos && node.end <= outer.end
}
