import type { TypeId } from '../../model/types'
import type { Feature } from './names'
import type { DefinitionNames } from './schema'
import type { SupportName } from './support'

/** How the modules of a program refer to each other. */
export type ModuleFormat = 'esm' | 'cjs'

/**
 * The constant of a type, with what is asked of it: of a `writtenType` the JSON text, quickly; of an `exactType` also whether
 * undeclared properties are there.
 */
export type Constant = 'type' | 'writtenType' | 'exactType'

/** What of a type another module can ask for: the function for a feature, or the constant of all. */
export type Part = Feature | Constant

/** What a module has to know of the types that are written in others. */
export interface Sharing {
  readonly format: ModuleFormat
  /** Where a type is written; undefined when that is in this module. */
  find(id: TypeId): WrittenElsewhere | undefined
  readonly definitions: DefinitionNames
  /** Where the functions are that several types call. */
  readonly support: WrittenSupport | undefined
}

/** A type that another module has. */
export interface WrittenElsewhere {
  /** As an import names the module. */
  readonly module: string
  /** The name under which the module exports a part of the type; it will be written there. */
  exported(part: Part): string
}

/** Another module that has the functions that several types call. */
export interface WrittenSupport {
  readonly module: string
  exported(name: SupportName): string
}
