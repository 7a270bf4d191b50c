import { basename } from 'node:path'
import type ts from 'typescript'
import { functionName } from '../function-name'
import type { ProjectReader } from '../project-reader'
import { outermostFunction } from './called-function'

/** What stands before the ids of the sites of a function that is no workflow itself, but called by some. */
export class HelperNames {
  readonly #project: ProjectReader
  /** Of those that have another name than their own. */
  readonly #names = new Map<ts.Node, string>()
  #areToldApart = false

  constructor(project: ProjectReader) {
    this.#project = project
  }

  nameOf(helper: ts.SignatureDeclaration): string {
    if (!this.#areToldApart) {
      this.#areToldApart = true
      for (const workflow of this.#project.workflows.wired) this.#tellApart(workflow)
    }
    return this.#names.get(helper) ?? this.#plainName(helper)
  }

  /**
   * The first that a workflow comes to keeps the name. Another one has its file's after it: helpers that no workflow has in common may
   * well be called alike.
   */
  #tellApart(workflow: ts.Node): void {
    const owners = new Map<string, ts.Node>()
    for (const { call } of this.#project.workflows.sitesFrom(workflow)) {
      const owner = outermostFunction(this.#project, call)
      if (owner === undefined || this.#project.workflows.isWorkflow(owner)) continue
      const name = this.#names.get(owner) ?? this.#plainName(owner)
      const holder = owners.get(name)
      if (holder === owner) continue
      if (holder === undefined) owners.set(name, owner)
      else this.#rename(owner, owners)
    }
  }

  #rename(owner: ts.SignatureDeclaration, owners: Map<string, ts.Node>): void {
    const file = basename(owner.getSourceFile().fileName).replace(/\.[cm]?[jt]sx?$/, '')
    const isTaken = (name: string): boolean => owners.has(name) || [...this.#names.values()].includes(name)
    let name = `${this.#plainName(owner)}(${file})`
    for (let count = 2; isTaken(name); count++) name = `${this.#plainName(owner)}(${file}:${count})`
    owners.set(name, owner)
    this.#names.set(owner, name)
  }

  #plainName(helper: ts.SignatureDeclaration): string {
    return functionName(this.#project.reading.ts, helper).text
  }
}
