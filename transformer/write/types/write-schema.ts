import type { TypeId } from '../../model/types'
import type { Schemas, SchemaText } from './schema'
import { block, dataLiteral, indent, literal, type Lines } from './text'
import type { Writing } from './writing'

/** The function that makes a type's schema, and adds what that refers to to the definitions that it is given. */
export function writeSchema(writing: Writing, schemas: Schemas, id: TypeId, name: string): Lines {
  const text = schemas.definition(id)
  return block(`function ${name}(${text.references.size === 0 ? '' : 'defs'})`, schemaLines(writing, text))
}

/** The member of a type's constant that makes its whole schema, and only when it is asked for: most never are. */
export function schemaGetter(writing: Writing, schemas: Schemas, id: TypeId): Lines {
  const document = writing.support('schemaDocument')
  const name = schemas.nameOf(id)
  const more = name === undefined ? '' : `, ${literal(name)}`
  const text = schemas.document(id)
  if (text === undefined) return block('get schema()', [`return ${document}(${writing.use('schema', id)}${more});`])
  return block('get schema()', [`return ${document}((defs) => {`, ...indent(schemaLines(writing, text)), `}${more});`])
}

function schemaLines(writing: Writing, { schema, references }: SchemaText): Lines {
  const lines = [...references].map(
    ([name, id]) => `${writing.support('addDefinition')}(defs, ${literal(name)}, ${writing.use('schema', id)});`,
  )
  const [first = '', ...rest] = dataLiteral(schema)
  const returned = [`return ${first}`, ...rest]
  return [...lines, ...returned.slice(0, -1), `${returned.at(-1) ?? ''};`]
}
