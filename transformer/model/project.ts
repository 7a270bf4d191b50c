import type { FunctionModel } from './functions.js'
import type { Span } from './place.js'
import type { TypeTable } from './types.js'
import type { FunctionReference, WiringModel } from './wiring.js'

/** Everything about a program that rules judge. `read/project` makes it; whatever needs the type checker is made on demand. */
export interface ProjectModel {
  wirings: WiringModel[]
  apps: AppModel[]
  services: ServicesModel[]
  /** Calls through a context that name a function: `ctx.enqueue(remind, …)`. */
  uses: UseModel[]
  /** The function behind a reference, read once; undefined when its declaration cannot be found. */
  functionOf(reference: FunctionReference): ReadFunction | undefined
}

export interface ReadFunction {
  model: FunctionModel
  /** What the model's type ids stand for. */
  types: TypeTable
  /** What in its input and output cannot cross a wire. */
  obstacles: Obstacle[]
}

/** A part of a type that cannot cross a wire. */
export interface Obstacle {
  /** Whether it is in the function's input, output or session. */
  role: 'input' | 'output' | 'session'
  /** Property names from the root of the type to the part: `['callback']`, `['items', '[]', 'run']`. */
  path: string[]
  /** What it is, as a person says it: `a function`, `a symbol`, `the unresolved type parameter 'T'`. */
  what: string
  /** Of the declaration of the innermost property on the path; of the parameter or return type when there is none. */
  span: Span
}

/** One `defineApp` call. */
export interface AppModel {
  span: Span
  /** Of those `defineWiring` calls that can be told from the source. */
  wirings: WiringModel[]
  services?: ServicesModel
}

/** One `defineServices` call. */
export interface ServicesModel {
  span: Span
  /** Of each factory; its key is the service's name. */
  factories: { name: string; span: Span; takes: string[] }[]
}

export interface UseModel {
  verb: 'call' | 'enqueue'
  target: FunctionReference
}
