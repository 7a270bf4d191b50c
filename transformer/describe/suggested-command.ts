import { kebabCase } from '../model/kebab-case.js'
import type { ReadFunction } from '../model/project.js'
import { requiredOf } from '../model/sample.js'
import { propertiesOf } from '../rules/input-property.js'
import { takesOneText } from '../rules/text-types.js'

/** More arguments than that, and nobody remembers their order. */
const mostArguments = 2

/** A command that suits a function by its name and its input: `create-todo <title>`; one whose words are not taken. */
export function suggestedCommand(read: ReadFunction, taken: ReadonlySet<string>): string {
  const word = kebabCase(read.model.name)
  const isTaken = (name: string) => [...taken].some((each) => each === name || each.startsWith(`${name} `))
  let free = word
  for (let number = 2; isTaken(free); number++) free = `${word}-${number}`
  const required = requiredOf(propertiesOf(read)).filter(
    ({ name, type }) => takesOneText(read.types, type) && /^[^\s<>[\].]+$/.test(name),
  )
  const placed = required.length > mostArguments ? [] : required
  return [free, ...placed.map(({ name }) => `<${name}>`)].join(' ')
}
