import type { EmittedServices } from './contract.js'

/** For each service, what makes it from the other services. They are made in the order that follows from that. */
export type ServiceFactories<Services extends object> = {
  readonly [Name in keyof Services]: (services: Services) => Services[Name] | Promise<Services[Name]>
}

/** What `defineServices` makes and `defineApp` takes. */
export interface DefinedServices<Services extends object = object> {
  /** For the runtime. */
  readonly '~solder': {
    readonly factories: Readonly<Record<string, (services: never) => unknown>>
    readonly emitted: EmittedServices | undefined
  }
  /** For inference only. */
  readonly '~services'?: Services
}

/**
 * Says how services are made. Only those that wired functions reach are made, each once, when the application starts;
 * they are closed in reverse order when it stops (`Symbol.asyncDispose`, `Symbol.dispose` or `close()`).
 */
export function defineServices<Services extends object>(
  factories: ServiceFactories<Services>,
): DefinedServices<Services>
// The second argument is written by the transformer, hence not in the public signature.
export function defineServices(
  factories: Readonly<Record<string, (services: never) => unknown>>,
  emitted?: EmittedServices,
): DefinedServices {
  return { '~solder': { factories, emitted } }
}
