import type ts from 'typescript'
import type { SolderModule } from './solder-module'
import type { TypeScript } from './typescript'

/** What all readers of one program share. */
export interface Reading {
  readonly ts: TypeScript
  readonly program: ts.Program
  readonly checker: ts.TypeChecker
  readonly solder: SolderModule
}
