import ts from 'typescript'
import { inMemoryProgram } from '../in-memory-program.js'

/** A value, and the name of the exported type that it is to be judged by. */
export interface Question {
  type: string
  value: unknown
}

/**
 * What the compiler says: whether each value is assignable to its type. The value is asked about as a type of literals, not
 * as an expression, so that no rule about fresh literals comes in. `source` exports the types.
 *
 * The compiler refuses an object that shares no property with a type whose properties are all optional: that is most likely a
 * mistake, though the value has the type. Where `shared` names an optional property that all such types have, it is noted as missing in
 * every object, and the refusal does not come. That takes `exactOptionalPropertyTypes`: without, what is missing may be `undefined`.
 */
export function typescriptVerdicts(
  source: string,
  questions: readonly Question[],
  options: ts.CompilerOptions = {},
  shared?: string,
): boolean[] {
  const texts = questions.map(({ value }, i) => `export type V${i} = ${valueType(value, shared)}`)
  const { program, path } = inMemoryProgram({ 'types.ts': source, 'values.ts': texts.join('\n') }, options)
  const checker = program.getTypeChecker()
  const typesOf = (file: string): ((name: string) => ts.Type) => {
    const module = program.getSourceFile(path(file))
    const [error] = program.getSyntacticDiagnostics(module)
    if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'))
    const symbol = module && checker.getSymbolAtLocation(module)
    const exported = new Map(symbol && checker.getExportsOfModule(symbol).map((each) => [each.name, each]))
    return (name) => {
      const found = exported.get(name)
      if (found === undefined) throw new Error(`no type '${name}'`)
      return checker.getDeclaredTypeOfSymbol(found)
    }
  }
  const types = typesOf('types.ts')
  const values = typesOf('values.ts')
  return questions.map(({ type }, i) => checker.isTypeAssignableTo(values(`V${i}`), types(type)))
}

/** The most precise type of a value. */
export function valueType(value: unknown, shared?: string): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value)
    case 'number':
      return Number.isFinite(value) ? String(value) : 'number'
    case 'bigint':
      return `${value}n`
    case 'object': {
      if (value === null) return 'null'
      if (value instanceof Date) return 'Date'
      if (Array.isArray(value)) return `[${Array.from(value, (item) => valueType(item, shared)).join(', ')}]`
      const members = Object.entries(value).map(([name, each]) => `${JSON.stringify(name)}: ${valueType(each, shared)}`)
      if (shared !== undefined) members.push(`${shared}?: never`)
      return `{ ${members.join('; ')} }`
    }
    default:
      return String(value)
  }
}
