import { CONTRACT, CONTRACT_FORMAT, type EmittedContract, type EmittedServices } from '../../runtime/contract.js'
import { defineServices, type DefinedServices } from '../../runtime/index.js'

/** A function with a contract as the transformer would attach it, for what no compiled program can have. */
export function handmade(name: string, parts: Partial<EmittedContract> = {}): () => void {
  const contract: EmittedContract = {
    format: CONTRACT_FORMAT,
    name,
    file: 'handmade.ts',
    line: 1,
    parameters: [],
    services: [],
    errors: [],
    ...parts,
  }
  return Object.assign(() => undefined, { [CONTRACT]: contract })
}

/** Services with the dependencies that the transformer would write. */
export function handmadeServices(
  dependencies: EmittedServices['dependencies'],
  factories: Record<string, () => unknown> = {},
): DefinedServices {
  const names = Object.keys(dependencies)
  const all = Object.fromEntries(names.map((name) => [name, factories[name] ?? (() => name)]))
  const define = defineServices as unknown as (factories: object, emitted: EmittedServices) => DefinedServices
  return define(all, { format: CONTRACT_FORMAT, dependencies })
}
