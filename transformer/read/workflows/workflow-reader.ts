import type ts from 'typescript'
import type { HazardModel } from '../../model/workflow'
import type { ProjectReader } from '../project-reader'
import { isExported } from '../module-functions'
import { fileFacts } from '../file-facts'
import { findHazards } from './find-hazards'
import { outermostFunction } from './called-function'
import { HelperNames } from './helper-names'
import { readCode, type FunctionCode } from './read-code'
import { siteCall, siteNames, type SiteCall } from './site-call'
import { siteName } from './site-name'

/** A call of a member of a workflow's context, and what runs know it by. */
export class Site implements SiteCall {
  readonly call: ts.CallExpression
  readonly member: SiteCall['member']
  readonly #idOf: () => string

  /** `idOf` is asked when it is asked for the id: which that is may depend on what other sites a workflow has. */
  constructor({ call, member }: SiteCall, idOf: () => string) {
    this.call = call
    this.member = member
    this.#idOf = idOf
  }

  get id(): string {
    return this.#idOf()
  }
}

/** Whether a file names the type of a workflow's context. */
const naming = new WeakMap<ts.SourceFile, boolean>()

/** Reads the code of the workflows of a program, when it is first asked for. */
export class WorkflowReader {
  readonly #project: ProjectReader
  readonly #helpers: HelperNames
  readonly #sites = new Map<ts.SourceFile, ReadonlyMap<ts.CallExpression, Site>>()
  readonly #codes = new Map<ts.Node, FunctionCode>()
  readonly #hazards = new Map<ts.SourceFile, readonly HazardModel[]>()
  /** A file that tells that there are workflows, when that was looked for. */
  #witness: ts.SourceFile | 'none' | undefined
  #wired: ReadonlySet<ts.Node> | undefined

  constructor(project: ProjectReader) {
    this.#project = project
    this.#helpers = new HelperNames(project)
  }

  /** Whether anything in the program has to do with workflows. Most programs have none. */
  get isUsed(): boolean {
    return (this.#witness ??= this.#findWitness(this.#project.reading.program.getSourceFiles())) !== 'none'
  }

  /** Goes on from the reader of an earlier program, of which some files were others: most edits bring no workflows, and take none away. */
  follow(earlier: WorkflowReader, changed: readonly { before: ts.SourceFile; after: ts.SourceFile }[]): void {
    const witness = earlier.#witness
    if (witness === undefined) return
    if (witness === 'none') this.#witness = this.#findWitness(changed.map(({ after }) => after))
    else if (changed.every(({ before }) => before !== witness)) this.#witness = witness
  }

  /** The functions that are wired as workflows. */
  get wired(): ReadonlySet<ts.Node> {
    return (this.#wired ??= this.#findWired())
  }

  /** Whether a file may have sites, as far as its text tells. */
  mayHaveSites(file: ts.SourceFile): boolean {
    return siteNames.test(file.text) && this.isUsed
  }

  /** The sites in a file, in the order of the source. */
  sitesIn(file: ts.SourceFile): readonly Site[] {
    return [...this.#sitesOfFile(file).values()]
  }

  /** The site that a call is. */
  siteAt(call: ts.CallExpression): Site | undefined {
    return this.#sitesOfFile(call.getSourceFile()).get(call)
  }

  /** The sites of a function and of those that it calls, in the order in which they stand. */
  sitesFrom(node: ts.Node): Site[] {
    const sites: Site[] = []
    const entered = new Set<ts.Node>()
    const enter = (fn: ts.Node): void => {
      if (entered.has(fn)) return
      entered.add(fn)
      for (const part of this.codeOf(fn).parts) {
        if (part instanceof Site) sites.push(part)
        else enter(part.to)
      }
    }
    enter(node)
    return sites
  }

  /** What a function's code does that matters to workflows. */
  codeOf(node: ts.Node): FunctionCode {
    let code = this.#codes.get(node)
    if (code === undefined) this.#codes.set(node, (code = readCode(this.#project, node)))
    return code
  }

  /** What the workflows of a file must not do. */
  hazardsIn(file: ts.SourceFile): readonly HazardModel[] {
    let hazards = this.#hazards.get(file)
    if (hazards === undefined) {
      const isAsked = this.isUsed && !file.isDeclarationFile
      this.#hazards.set(file, (hazards = isAsked ? findHazards(this.#project, file) : []))
    }
    return hazards
  }

  #findWitness(files: readonly ts.SourceFile[]): ts.SourceFile | 'none' {
    const { program, solder } = this.#project.reading
    const found = files.find((file) => {
      let isNamed = naming.get(file)
      if (isNamed === undefined) {
        isNamed = !program.isSourceFileDefaultLibrary(file) && file.text.includes('WorkflowContext')
        naming.set(file, isNamed)
      }
      return isNamed && !solder.holds(file)
    })
    return found ?? 'none'
  }

  #sitesOfFile(file: ts.SourceFile): ReadonlyMap<ts.CallExpression, Site> {
    let sites = this.#sites.get(file)
    if (sites === undefined) this.#sites.set(file, (sites = this.#findSites(file)))
    return sites
  }

  #findSites(file: ts.SourceFile): ReadonlyMap<ts.CallExpression, Site> {
    const { ts } = this.#project.reading
    const sites = new Map<ts.CallExpression, Site>()
    const counts = new Map<string, number>()
    const visit = (node: ts.Node): void => {
      const found = ts.isCallExpression(node) ? siteCall(this.#project, node) : undefined
      if (found) sites.set(found.call, new Site(found, this.#idOf(found, counts)))
      ts.forEachChild(node, visit)
    }
    if (!file.isDeclarationFile && this.mayHaveSites(file)) visit(file)
    return sites
  }

  /** What is called, counted among its like within the function. */
  #idOf(site: SiteCall, counts: Map<string, number>): () => string {
    const owner = outermostFunction(this.#project, site.call)
    const name = siteName(this.#project, site)
    const key = `${owner?.pos ?? -1} ${name}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    const counted = count === 1 ? name : `${name}#${count}`
    return () => (owner && !this.isWorkflow(owner) ? `${this.#helpers.nameOf(owner)}/${counted}` : counted)
  }

  /**
   * Whether a function is one that runs are started of, and not one that such functions call. Where nothing is wired as a workflow,
   * because another project does that, it is each that could be.
   */
  isWorkflow(node: ts.SignatureDeclaration): boolean {
    const { wired } = this
    if (wired.size > 0 && this.#project.isOwn(node.getSourceFile())) return wired.has(node)
    const { ts } = this.#project.reading
    const found = fileFacts(ts, node.getSourceFile()).functions.find((each) => each.node === node)
    return found !== undefined && isExported(ts, found) && node.parameters.length <= 2
  }

  #findWired(): ReadonlySet<ts.Node> {
    const entries = this.#project.model.wirings.flatMap((wiring) => wiring.entries)
    const targets = entries.flatMap(({ transport, target }) => (transport === 'workflow' && target ? [target] : []))
    return new Set(targets.flatMap((target) => this.#project.sourceOf(target)?.node ?? []))
  }
}
