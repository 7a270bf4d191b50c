import type { TypeId } from '../../model/types'
import type { Schema, Schemas } from './schema'
import { block, dataLiteral, indent, key, type Lines } from './text'
import type { Writing } from './writing'

const dialect = 'https://json-schema.org/draft/2020-12/schema'

/** The function that makes a type's schema without its definitions. */
export function writeSchema(schemas: Schemas, id: TypeId, name: string): Lines {
  return block(`function ${name}()`, returned(dataLiteral(schemas.schema(id, 'definition'))))
}

/** The member of a type's constant that makes its whole schema, and only when it is asked for: most never are. */
export function schemaGetter(writing: Writing, schemas: Schemas, id: TypeId): Lines {
  const schema = schemas.schema(id, 'document')
  const definitions = [...schemas.definitions(id)]
  const itself = definitions.find(([, each]) => each === id)
  const document: Schema =
    itself === undefined ? { $schema: dialect, ...schema } : { $schema: dialect, $ref: `#/$defs/${itself[0]}` }
  if (definitions.length === 0) return block('get schema()', returned(dataLiteral(document)))
  const lines = Object.entries(document).flatMap(([name, value]) => {
    const [first = '', ...rest] = dataLiteral(value)
    const text = [`${key(name)}: ${first}`, ...rest]
    return [...text.slice(0, -1), `${text.at(-1) ?? ''},`]
  })
  const calls = definitions.map(([name, each]) => `${key(name)}: ${writing.use('schema', each)}(),`)
  lines.push('$defs: {', ...indent(calls), '},')
  return block('get schema()', ['return {', ...indent(lines), '};'])
}

function returned(lines: Lines): Lines {
  return lines.map((line, i) => (i === 0 ? `return ${line}` : line) + (i === lines.length - 1 ? ';' : ''))
}
