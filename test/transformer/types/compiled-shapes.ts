import { compileTypes, type CompiledType } from './compiled-types.js'
import { shapes } from './shapes/index.js'
import type { Shape } from './shapes/shape.js'

let compiled: ((shape: Shape) => CompiledType) | undefined

/** A shape of the catalogue, compiled; all of them are, in two programs, when the first is asked for. */
export function compiledShape(shape: Shape): CompiledType {
  compiled ??= compileShapes()
  return compiled(shape)
}

function compileShapes(): (shape: Shape) => CompiledType {
  const loose = compileSome(shapes.filter(({ exact }) => exact !== true))
  const exact = compileSome(shapes.filter((shape) => shape.exact === true))
  return (shape) => (shape.exact === true ? exact : loose)(fileOf(shape), 'T')

  function compileSome(some: readonly Shape[]): ReturnType<typeof compileTypes> {
    const files = Object.fromEntries(some.map((shape) => [fileOf(shape), shape.source]))
    return compileTypes(files, { exactOptionalPropertyTypes: some[0]?.exact === true })
  }
}

function fileOf(shape: Shape): string {
  return `shape-${shapes.indexOf(shape)}.ts`
}
