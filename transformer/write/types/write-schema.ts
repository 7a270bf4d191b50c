import type { TypeId } from '../../model/types'
import type { Link, Schemas } from './schema'
import { block, dataLiteral, Expression, indent, literal, type Lines } from './text'
import type { Writing } from './writing'

/** The function that makes a type's schema; what it refers to becomes a definition by the function that it is given. */
export function writeSchema(writing: Writing, schemas: Schemas, id: TypeId, name: string): Lines {
  const { lines, parameter } = schemaLines(writing, (link) => schemas.definition(id, link))
  return block(`function ${name}(${parameter})`, lines)
}

/** The member of a type's constant that makes its whole schema, and only when it is asked for: most never are. */
export function schemaGetter(writing: Writing, schemas: Schemas, id: TypeId): Lines {
  const document = writing.support('schemaDocument')
  const name = schemas.nameOf(id)
  const more = name === undefined ? '' : `, ${literal(name)}`
  if (!schemas.hasDocument(id))
    return block('get schema()', [`return ${document}(${writing.use('schema', id)}${more});`])
  const { lines, parameter } = schemaLines(writing, (link) => schemas.document(id, link))
  return block('get schema()', [`return ${document}((${parameter}) => {`, ...indent(lines), `}${more});`])
}

/** A function that makes a type's schema as a part of another. */
export function schemaText(writing: Writing, schemas: Schemas, id: TypeId): string {
  const { lines, parameter } = schemaLines(writing, (link) => schemas.part(id, link))
  const [only] = lines
  if (lines.length === 1 && only?.startsWith('return {')) return `(${parameter}) => (${only.slice(7, -1)})`
  return `(${parameter}) => { ${lines.join(' ')} }`
}

function schemaLines(writing: Writing, make: (link: Link) => unknown): { lines: Lines; parameter: string } {
  let parameter = ''
  const schema = make((name, id) => {
    parameter = 'ref'
    return new Expression(`ref(${literal(name)}, ${writing.use('schema', id)})`)
  })
  const [first = '', ...rest] = dataLiteral(schema)
  const returned = [`return ${first}`, ...rest]
  return { lines: [...returned.slice(0, -1), `${returned.at(-1) ?? ''};`], parameter }
}
