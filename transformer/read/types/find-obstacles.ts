import type { Span } from '../../model/place'
import type { ForeignPart, Obstacle } from '../../model/project'
import type { Property, TypeId, TypeModel, TypeTable } from '../../model/types'
import { isOwn } from './span'

export interface FoundObstacle {
  /** Of the type that is the obstacle. */
  id: TypeId
  /** The innermost property on the path that stands in the user's own code. */
  property: Property | undefined
  path: string[]
  /** How many names of the path are those of the user's own properties. */
  own: number
  what: string
  /** Of the innermost property on the path that stands in the user's own code; absent when there is none. */
  span: Span | undefined
  /** The first part on the path after that: what can be left out of a type that the user cannot change. */
  foreign: ForeignPart | undefined
  /** It can cross, but nothing checks it. */
  unchecked?: true
}

interface Step {
  id: TypeId
  name: string
  span: Span | undefined
  property: Property | undefined
  foreign: ForeignPart | undefined
  outer: Step | undefined
}

/** Everything in a type that cannot cross a wire, each at the shortest path that leads to it. */
export function findObstacles(
  table: TypeTable,
  places: ReadonlyMap<Property, Span>,
  root: TypeId,
  role: Obstacle['role'],
): FoundObstacle[] {
  const found: FoundObstacle[] = []
  const seen = new Set<TypeId>([root])
  const steps: Step[] = [
    { id: root, name: '', span: undefined, property: undefined, foreign: undefined, outer: undefined },
  ]
  const add = ({ span, foreign, ...step }: Step): void => {
    // One obstacle may be in many places: each is to be mended.
    const model = table.types.get(step.id)
    if (seen.has(step.id) && (model === undefined || !(isAny(model) || reasonAgainst(model, role) !== undefined)))
      return
    seen.add(step.id)
    steps.push({ ...step, span, foreign })
  }
  for (const step of steps) {
    const model = table.types.get(step.id)
    const within = (id: TypeId, name: string): Step => ({ ...step, id, name, outer: step })
    const what = model && reasonAgainst(model, role)
    if (what !== undefined) found.push(obstacleAt(step, what))
    else if (model !== undefined && isAny(model)) {
      // Nobody can mend the types of a package.
      if (step.foreign === undefined) found.push({ ...obstacleAt(step, "'any'"), unchecked: true })
    } else if (model?.kind === 'array' || model?.kind === 'set') add(within(model.element, '[]'))
    else if (model?.kind === 'toJson') add(within(model.json, 'toJSON'))
    else if (model?.kind === 'map') {
      add(within(model.key, '[key]'))
      add(within(model.element, '[value]'))
    } else if (model?.kind === 'tuple')
      model.elements.forEach(({ type }, i) => {
        add(within(type, `[${i}]`))
      })
    else if (model?.kind === 'union') {
      for (const id of model.members)
        add({ ...within(id, ''), foreign: step.foreign ?? foreignMember(table, model.name, id) })
    } else if (model?.kind === 'object') {
      // Inside a part that has to be left out as a whole, several methods are one obstacle.
      const properties = role === 'output' ? model.properties : [...model.properties, ...(model.methods ?? [])]
      const methods = step.foreign === undefined ? [] : foreignMethods(table, places, properties)
      if (methods.length > 1) {
        found.push(obstacleAt(step, `an object with methods (${listed(methods)})`))
        continue
      }
      for (const property of properties) {
        const place = places.get(property)
        const own = place !== undefined && isOwn(place)
        const foreign = own ? undefined : (step.foreign ?? { type: model.name, property: property.name })
        add({ ...within(property.type, property.name), ...(own ? { span: place, property } : {}), foreign })
      }
      for (const { type } of model.index) add(within(type, '[key]'))
    }
  }
  return found
}

/** Whether there may be a reason against a type that has this one in it. */
export function mayHinder(model: TypeModel): boolean {
  return model.kind === 'obstacle' || 'outgoing' in model || isAny(model)
}

function isAny(model: TypeModel): boolean {
  return model.kind === 'unknown' && model.any === true
}

/** Why a type cannot cross a wire; undefined when it can. Some can go out, but not come in. */
function reasonAgainst(model: TypeModel, role: Obstacle['role']): string | undefined {
  if (model.kind === 'obstacle') return model.what
  return role !== 'output' && 'outgoing' in model ? model.outgoing : undefined
}

function obstacleAt(step: Step, what: string): FoundObstacle {
  const path: string[] = []
  let own = 0
  for (let at: Step | undefined = step; at !== undefined; at = at.outer) {
    if (at.name === '') continue
    path.push(at.name)
    if (at.foreign === undefined) own++
  }
  const { id, property, span, foreign } = step
  return { id, property, path: path.reverse(), own, what, span, foreign }
}

/** A member of a union that has a name can be left out by it. */
function foreignMember(table: TypeTable, type: string, id: TypeId): ForeignPart | undefined {
  const model = table.types.get(id)
  const member = model?.kind === 'object' ? model.name : ''
  return type === '' || member === '' ? undefined : { type, member }
}

function foreignMethods(
  table: TypeTable,
  places: ReadonlyMap<Property, Span>,
  properties: readonly Property[],
): Property[] {
  return properties.filter((property) => {
    const type = table.types.get(property.type)
    const place = places.get(property)
    return type?.kind === 'obstacle' && type.what === 'a function' && place !== undefined && !isOwn(place)
  })
}

function listed(methods: readonly Property[]): string {
  const names = methods.slice(0, 2).map(({ name }) => `'${name}'`)
  return names.join(', ') + (methods.length > 2 ? ', …' : '')
}
