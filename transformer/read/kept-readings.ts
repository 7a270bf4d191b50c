import type ts from 'typescript'
import type { AppModel, ServicesModel, UseModel } from '../model/project'
import type { FunctionReference } from '../model/wiring'
import type { Consulted } from './consulted'
import type { SolderCall } from './file-facts'
import type { FunctionSource } from './function-source'
import type { WiringReading } from './read-wiring'

/** Something that was read, and the files that it depends on. */
export interface Kept<T> {
  readonly value: T
  readonly files: Consulted
}

/**
 * What was read of syntax trees and symbols. It stays true from one program to the next as long as the files stay the same that
 * it depends on; whoever hands it on takes out what does not.
 */
export class KeptReadings {
  /** The project's own files. */
  files: ts.SourceFile[] | undefined
  readonly calls = new Map<ts.SourceFile, Kept<ReadonlyMap<ts.CallExpression, SolderCall>>>()
  readonly wirings = new Map<ts.CallExpression, WiringReading>()
  readonly services = new Map<ts.CallExpression, Kept<ServicesModel>>()
  readonly apps = new Map<ts.CallExpression, Kept<AppModel>>()
  readonly uses = new Map<ts.SourceFile, Kept<readonly UseModel[]>>()
  readonly useCalls = new WeakMap<UseModel, ts.CallExpression>()
  readonly sources = new WeakMap<FunctionReference, FunctionSource>()

  /** Puts other files in the places of some of the project's own. */
  replace(others: ReadonlyMap<ts.SourceFile, ts.SourceFile>): void {
    for (const [before, after] of others) {
      const at = this.files?.indexOf(before) ?? -1
      if (at >= 0) this.files?.splice(at, 1, after)
    }
  }
}
