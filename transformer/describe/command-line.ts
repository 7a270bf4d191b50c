import { optionName } from '../model/option-name.js'
import type { ReadFunction } from '../model/project.js'
import { requiredOf, sample } from '../model/sample.js'
import type { Property } from '../model/types.js'
import type { EntryModel } from '../model/wiring.js'
import { entryCommand } from '../rules/entry-key.js'
import { propertiesOf } from '../rules/input-property.js'
import { isFlag } from '../rules/is-flag.js'

/** A command as somebody would type it, with values made up from the type of its input; undefined when its key is malformed. */
export function commandLine(entry: EntryModel, read: ReadFunction): string | undefined {
  const command = entryCommand(entry)
  if (Array.isArray(command)) return undefined
  const { words, positionals } = command
  const properties = propertiesOf(read)
  const valuesOf = (property: Property | undefined): string[] => {
    const value = property ? sample(read.types, property.type) : 'text'
    return (Array.isArray(value) ? value : [value]).map(asWord)
  }
  const placed = positionals
    .filter(({ isRequired }) => isRequired)
    .flatMap(({ name }) => valuesOf(properties.find((property) => property.name === name)))
  const options = requiredOf(optionsOf(entry, read)).flatMap((property) => {
    const option = `--${optionName(property.name)}`
    return isFlag(read, property) ? [option] : valuesOf(property).map((value) => `${option} ${value}`)
  })
  return [...words, ...placed, ...options].join(' ')
}

/** The options of a command, as its help names them: `-d, --due`. */
export function commandOptions(entry: EntryModel, read: ReadFunction): string[] {
  const aliases = entry.options?.['alias']?.written?.members
  return optionsOf(entry, read).map((property) => {
    const letter = aliases?.get(property.name)?.value
    const name = `${isFlag(read, property) ? '--[no-]' : '--'}${optionName(property.name)}`
    return typeof letter === 'string' ? `-${letter}, ${name}` : name
  })
}

/** The properties that are not given by their place. */
function optionsOf(entry: EntryModel, read: ReadFunction): Property[] {
  const command = entryCommand(entry)
  const placed = Array.isArray(command) ? [] : command.positionals
  return propertiesOf(read).filter(({ name }) => !placed.some((each) => each.name === name))
}

function asWord(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return /^[\w./:@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
