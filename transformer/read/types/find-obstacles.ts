import type { Span } from '../../model/place'
import type { Property, TypeId, TypeTable } from '../../model/types'

export interface FoundObstacle {
  path: string[]
  what: string
  /** Of the innermost property on the path that stands in the user's own code; absent when there is none. */
  span: Span | undefined
}

interface Step {
  id: TypeId
  name: string
  span: Span | undefined
  outer: Step | undefined
}

/** Everything in a type that cannot cross a wire, each at the shortest path that leads to it. */
export function findObstacles(table: TypeTable, places: ReadonlyMap<Property, Span>, root: TypeId): FoundObstacle[] {
  const found: FoundObstacle[] = []
  if (![...table.types.values()].some(({ kind }) => kind === 'obstacle')) return found
  const seen = new Set<TypeId>([root])
  const steps: Step[] = [{ id: root, name: '', span: undefined, outer: undefined }]
  for (const step of steps) {
    const enter = (id: TypeId, name: string, property?: Property): void => {
      const model = table.types.get(id)
      // One obstacle may be in many places: each is to be mended.
      if (seen.has(id) && model?.kind !== 'obstacle') return
      seen.add(id)
      const place = property === undefined ? undefined : places.get(property)
      steps.push({ id, name, span: place !== undefined && isOwn(place) ? place : step.span, outer: step })
    }
    const model = table.types.get(step.id)
    if (model?.kind === 'obstacle') found.push({ path: pathOf(step), what: model.what, span: step.span })
    else if (model?.kind === 'object') {
      for (const property of model.properties) enter(property.type, property.name, property)
      for (const { type } of model.index) enter(type, '[key]')
    } else if (model?.kind === 'array') enter(model.element, '[]')
    else if (model?.kind === 'tuple') for (const [i, { type }] of model.elements.entries()) enter(type, `[${i}]`)
    else if (model?.kind === 'union') for (const member of model.members) enter(member, '')
  }
  return found
}

function pathOf(step: Step): string[] {
  const path: string[] = []
  for (let at: Step | undefined = step; at !== undefined; at = at.outer) if (at.name !== '') path.unshift(at.name)
  return path
}

function isOwn({ file }: Span): boolean {
  return !file.includes('/node_modules/') && !/\/lib\.[\w.]*d\.ts$/u.test(file)
}
