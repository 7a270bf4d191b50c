import type ts from 'typescript'
import type { ContextModel } from '../model/functions'
import type { TypeScript } from './typescript'

/** What the type of a context parameter says about it. */
export interface ContextBrand {
  kind: ContextModel['kind']
  /** The names of the services that it certainly has. */
  services: string[]
  /** All of them, also those that it may have. */
  all?: ts.Type
  /** Undefined when anyone may call. */
  session?: ts.Type
}

/** Reads the phantom property of `Context` and its kin; undefined when the type is not made with one of them. */
export function contextBrand(ts: TypeScript, checker: ts.TypeChecker, type: ts.Type): ContextBrand | undefined {
  const brand = brandProperty(checker.getPropertiesOfType(checker.getNonNullableType(type)))
  if (brand === undefined) return undefined
  const parts = checker.getNonNullableType(checker.getTypeOfSymbol(brand))
  const typeOf = (name: string): ts.Type | undefined => {
    const property = checker.getPropertyOfType(parts, name)
    return property && checker.getTypeOfSymbol(property)
  }
  const services = typeOf('services')
  const session = typeOf('session')
  const open = session === undefined || (session.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0
  return {
    kind: kindOf(typeOf('kind')),
    services: services === undefined ? [] : certainNames(ts, checker, services),
    ...(services === undefined ? {} : { all: services }),
    ...(open ? {} : { session }),
  }
}

function brandProperty(properties: readonly ts.Symbol[]): ts.Symbol | undefined {
  return properties.find((property) => (property.escapedName as string).startsWith('__@solderContext@'))
}

function kindOf(type: ts.Type | undefined): ContextModel['kind'] {
  // An intersection of two kinds of context has no kind of its own; the wider one says what it can do.
  const value = type?.isStringLiteral() ? type.value : 'call'
  return value === 'channel' || value === 'workflow' ? value : 'call'
}

function certainNames(ts: TypeScript, checker: ts.TypeChecker, services: ts.Type): string[] {
  return checker
    .getPropertiesOfType(services)
    .filter((service) => (service.flags & ts.SymbolFlags.Optional) === 0 && !service.name.startsWith('__@'))
    .map((service) => service.name)
}
