import type { Property } from '../../model/types'
import { isIdentifier, filled, indent, key, literal, member, widestLine, type Lines } from './text'
import type { Writing } from './writing'

/** What emitted functions call their parameters and variables, and words that no variable may have. */
const unfit = new Set(
  `value reporter copy text texts json name key item i length best rank fewest parts matched surplus keys
  Array Date JSON Number Object TypeError globalThis undefined NaN Infinity arguments eval await yield let static async of
  break case catch class const continue debugger default delete do else enum export extends false finally for function if
  implements import in instanceof interface new null package private protected public return super switch this throw true
  try typeof var void while with`.split(/\s+/u),
)

/**
 * A variable for each property, named after it where that is possible. All other emitted names contain `_`, and these
 * do not, so neither hides the other.
 */
function localNames(properties: readonly { name: string }[]): string[] {
  const names = new Set(properties.map(({ name }) => name))
  let n = 0
  return properties.map(({ name }) => {
    if (isIdentifier(name) && !/[_$]/u.test(name) && !unfit.has(name)) return name
    do n++
    while (names.has(`property${n}`))
    return `property${n}`
  })
}

/** Whether every object inherits a property of that name, so that only an own one counts. */
export function isInherited(name: string): boolean {
  return name in Object.prototype
}

/** Two more arguments for a call about the value of `access`: what holds it, and as which key; none where that is not known. */
export function holderArguments(access: string): string {
  const [, holder, name, index] = /^(value|json)(?:\.([\w$]+)|\[(.+)\])$/u.exec(access) ?? []
  if (holder === undefined) return ''
  return `, ${holder}, ${name === undefined ? index : literal(name)}`
}

/** The value of a property; `undefined` when it is missing. */
export function read(writing: Writing, object: string, name: string): string {
  const access = member(object, name)
  return isInherited(name) ? `${present(writing, object, name)} ? ${access} : undefined` : access
}

/** The test that a property is there, whatever it holds. */
export function present(writing: Writing, object: string, name: string): string {
  return isInherited(name)
    ? `${writing.support('ownProperty')}(${object}, ${literal(name)})`
    : `${literal(name)} in ${object}`
}

/** Declares the variables of properties, each read once. */
export function declareLocals(writing: Writing, object: string, properties: readonly LocalProperty[]): Lines {
  const [first, ...others] = properties
  if (first !== undefined && others.length === 0)
    return [`const ${first.local} = ${read(writing, object, first.property.name)};`]
  const named = properties.filter(({ property }) => !isInherited(property.name))
  const inherited = properties.filter(({ property }) => isInherited(property.name))
  const names = named.map(({ property: { name }, local }) => (name === local ? name : `${key(name)}: ${local}`))
  return [
    ...(names.length === 0 ? [] : destructured(names, object)),
    ...inherited.map(({ property, local }) => `const ${local} = ${read(writing, object, property.name)};`),
  ]
}

/** On one line where it is short enough, else on as many as it takes. */
function destructured(names: readonly string[], object: string): Lines {
  const line = `const { ${names.join(', ')} } = ${object};`
  if (line.length <= widestLine) return [line]
  return ['const {', ...indent(filled(names.map((name) => `${name},`))), `} = ${object};`]
}

/** A property, and the variable that holds its value. */
interface LocalProperty {
  property: Property
  local: string
}

/** Properties with the names of their variables. */
export function withLocals(properties: readonly Property[]): LocalProperty[] {
  const locals = localNames(properties)
  return properties.map((property, i) => ({ property, local: locals[i] ?? property.name }))
}
