import type ts from 'typescript'
import type { Reading } from './reading'

const streams = new Set([
  'AsyncGenerator',
  'AsyncIterable',
  'AsyncIterableIterator',
  'AsyncIterator',
  'AsyncIteratorObject',
  'Generator',
  'Iterable',
  'IterableIterator',
  'Iterator',
  'IteratorObject',
  'ReadableStream',
])

/** The name of a type of the default library that is a stream of values and not one value. */
export function streamName({ program }: Reading, type: ts.Type): string | undefined {
  const symbol = type.getSymbol()
  const declaration = symbol?.declarations?.[0]
  if (symbol === undefined || declaration === undefined || !streams.has(symbol.name)) return undefined
  return program.isSourceFileDefaultLibrary(declaration.getSourceFile()) ? symbol.name : undefined
}
