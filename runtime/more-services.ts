import type { Callable } from './call/callable.js'
import { serviceOrder, type ServiceSet } from './service-set.js'
import type { DefinedServices } from './services.js'

/** Makes the services of a function that was not known to be called when the others were made; undefined when they are there. */
export function moreServices(
  defined: DefinedServices,
  services: ServiceSet,
): (callable: Callable) => Promise<void> | undefined {
  const { factories } = defined['~solder']
  return ({ contract }) => {
    const missing = contract.services.filter((name) => !services.made.has(name) && Object.hasOwn(factories, name))
    return missing.length === 0 ? undefined : services.add(serviceOrder(defined, missing).order)
  }
}
