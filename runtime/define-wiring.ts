import type { EmittedWiring } from './contract.js'
import type { AnyFunction } from './functions.js'
import type { Wiring } from './wiring.js'

/** What `defineWiring` makes and `defineApp` takes. */
export interface DefinedWiring<Rpc = unknown> {
  /** For the runtime. */
  readonly '~solder': { readonly wiring: Wiring; readonly emitted: EmittedWiring | undefined }
  /** For inference only: the functions that a client can call. */
  readonly '~rpc'?: Rpc
}

/** A wiring without `rpc`. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- intersected with the other wirings
type NoFunctions = Record<never, never>

/** Says where functions are reachable. */
export function defineWiring<Rpc extends Record<string, AnyFunction> = NoFunctions>(
  wiring: Wiring<Rpc>,
): DefinedWiring<Rpc>
// The second argument is written by the transformer, hence not in the public signature.
export function defineWiring(wiring: Wiring, emitted?: EmittedWiring): DefinedWiring {
  return { '~solder': { wiring, emitted } }
}
