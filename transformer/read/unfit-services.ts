import type ts from 'typescript'
import type { UnfitService } from '../model/project'
import type { Reading } from './reading'

/** Finds services that are asked for as something else than they are, once for each type of services that is asked for. */
export class UnfitServices {
  readonly #reading: Reading
  readonly #given = new Map<ts.CallExpression, ts.Type | undefined>()
  readonly #found = new Map<ts.Type, Map<ts.Type, UnfitService[]>>()

  constructor(reading: Reading) {
    this.#reading = reading
  }

  /** Those of a `defineServices` call that do not fit what is asked for. */
  of(call: ts.CallExpression, needed: ts.Type): readonly UnfitService[] {
    if (!this.#given.has(call)) this.#given.set(call, servicesGiven(this.#reading, call))
    const given = this.#given.get(call)
    if (given === undefined) return []
    let found = this.#found.get(given)
    if (found === undefined) this.#found.set(given, (found = new Map<ts.Type, UnfitService[]>()))
    let unfit = found.get(needed)
    if (unfit === undefined) found.set(needed, (unfit = unfitServices(this.#reading, given, needed)))
    return unfit
  }
}

/** What the services of a `defineServices` call are, when its type tells. */
function servicesGiven({ checker }: Reading, call: ts.CallExpression): ts.Type | undefined {
  const [written] = call.typeArguments ?? []
  if (written !== undefined) return checker.getTypeFromTypeNode(written)
  const type = checker.getTypeAtLocation(call)
  const services = checker.getPropertyOfType(type, '~services')
  return services && checker.getNonNullableType(checker.getTypeOfSymbol(services))
}

/** The services that are asked for as something else than those given are. */
function unfitServices(reading: Reading, given: ts.Type, needed: ts.Type): UnfitService[] {
  const { ts, checker } = reading
  if (given === needed || checker.isTypeAssignableTo(given, needed)) return []
  return checker.getPropertiesOfType(needed).flatMap((property): UnfitService[] => {
    const made = checker.getPropertyOfType(given, property.name)
    if (made === undefined || property.name.startsWith('__@')) return []
    const [own, other] = [checker.getTypeOfSymbol(made), checker.getTypeOfSymbol(property)]
    if ((own.flags & ts.TypeFlags.Unknown) !== 0 || checker.isTypeAssignableTo(own, other)) return []
    const missing = missingProperty(reading, own, other)
    return [
      {
        name: property.name,
        given: checker.typeToString(own),
        needed: checker.typeToString(other),
        ...(missing === undefined ? {} : { missing }),
      },
    ]
  })
}

/** The first property that a value of the one type has to have for the other, and does not have. */
function missingProperty({ ts, checker }: Reading, given: ts.Type, needed: ts.Type): string | undefined {
  if ((given.flags & needed.flags & ts.TypeFlags.Object) === 0) return undefined
  return checker
    .getPropertiesOfType(needed)
    .find(
      ({ name, flags }) =>
        (flags & ts.SymbolFlags.Optional) === 0 &&
        !name.startsWith('__') &&
        checker.getPropertyOfType(given, name) === undefined,
    )?.name
}
