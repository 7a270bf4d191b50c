import type { FunctionModel } from './functions'
import type { AppModel, ServicesModel } from './project'
import type { TypeId, TypeTable } from './types'
import type { WiringModel } from './wiring'

/** What is to be written into one source file. Offsets are those of its text. */
export interface FileModel {
  /** Relative to the project's folder, with `/`. */
  path: string
  /** A file without imports and exports: what it declares, all other such files see. */
  script: boolean
  types: TypeTable
  /** Functions that carry their own contracts. */
  carriers: CarrierModel[]
  /** Calls that are handed what the compiler knows, in the order of the source. */
  calls: CallModel[]
  /** Calls of members of a workflow's context, and the ids that they are given. */
  sites: SiteModel[]
}

/** A call of a member of a workflow's context. */
export interface SiteModel {
  start: number
  end: number
  id: string
}

export interface CarrierModel {
  /** What the file calls the function. */
  identifier: string
  /** Where the function has its name from: the end of a statement; absent when it has it from the start. */
  after?: number
  function: FunctionModel
}

interface CallPlace {
  start: number
  end: number
  /** How many arguments the user gives. */
  given: number
}

export type CallModel = CallPlace &
  (
    | {
        kind: 'wiring'
        wiring: WiringModel
        /** For each entry, the contract that its function cannot carry. */ contracts: (FunctionModel | undefined)[]
      }
    | { kind: 'services'; services: ServicesModel }
    | { kind: 'app'; app: AppModel }
    | { kind: 'type'; type: TypeId; /** Whether it may be asked about undeclared properties. */ exact?: true }
  )
