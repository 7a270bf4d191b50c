import { compileTypes, type CompiledType } from './compiled-types.js'
import { shapes } from './shapes/index.js'
import type { Shape } from './shapes/shape.js'

/** How what is written of a type says what the type is. */
export type Way = 'functions' | 'rows'

const compiled = new Map<Way, (shape: Shape) => CompiledType>()

/** A shape of the catalogue, compiled; all of them are, in two programs, when the first is asked for. */
export function compiledShape(shape: Shape, way: Way = 'functions'): CompiledType {
  let shapesOf = compiled.get(way)
  if (shapesOf === undefined) compiled.set(way, (shapesOf = compileShapes(way)))
  return shapesOf(shape)
}

function compileShapes(way: Way): (shape: Shape) => CompiledType {
  const loose = compileSome(shapes.filter(({ exact }) => exact !== true))
  const exact = compileSome(shapes.filter((shape) => shape.exact === true))
  return (shape) => (shape.exact === true ? exact : loose)(fileOf(shape), 'T')

  function compileSome(some: readonly Shape[]): ReturnType<typeof compileTypes> {
    const files = Object.fromEntries(some.map((shape) => [fileOf(shape), shape.source]))
    return compileTypes(files, { exactOptionalPropertyTypes: some[0]?.exact === true }, 'input', way)
  }
}

function fileOf(shape: Shape): string {
  return `shape-${shapes.indexOf(shape)}.ts`
}
