import { CONTRACT, type EmittedContract, type EmittedEntry } from './contract.js'
import { emittedContractOf, registerContract } from './contract-of.js'
import type { AnyFunction } from './functions.js'

/** The contract of a function at an entry of a wiring: its own, or the one that the transformer wrote with the entry. */
export function contractAt(fn: AnyFunction, entry: EmittedEntry | undefined): EmittedContract | undefined {
  const own = (fn as { [CONTRACT]?: EmittedContract })[CONTRACT]
  if (own !== undefined) return own
  if (entry?.contract === undefined) return emittedContractOf(fn)
  registerContract(fn, entry.contract)
  return entry.contract
}
