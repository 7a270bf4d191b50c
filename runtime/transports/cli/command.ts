import type { EmittedContract, JsonSchema } from '../../contract.js'
import type { CliWired } from '../../wired.js'
import { inputShape, nothing } from '../input-shape.js'
import { optionKind, optionName, type CommandOption } from './command-option.js'
import type { Positional } from './command-pattern.js'

/** An option that is given by its place. */
export interface CommandArgument extends CommandOption, Pick<Positional, 'variadic'> {
  /** Whether the command cannot do without, whatever the type says. */
  readonly demanded: boolean
}

/** A command as a command line sees it. */
export interface Command {
  readonly wired: CliWired
  readonly contract: EmittedContract
  /** `todo add` */
  readonly name: string
  readonly positionals: readonly CommandArgument[]
  readonly options: readonly CommandOption[]
  /** The option of any other name, where the type has an index signature. */
  readonly otherOption?: ((name: string) => CommandOption) | undefined
  /** The schema of the whole input, in which references are found. */
  readonly schema: JsonSchema
}

/** Of a property that the input does not have. */
export const none: JsonSchema = {}

/** The command of a wired entry. */
export function commandOf(wired: CliWired): Command {
  const { contract } = wired.callable
  const { pattern, entry } = wired
  const { schema, properties, required, others } = inputShape(contract.input) ?? nothing
  const optionOf = (property: string): CommandOption => {
    const own = properties.get(property) ?? others ?? none
    return {
      property,
      name: optionName(property),
      letter: entry.alias?.[property],
      kind: optionKind(own, schema),
      schema: own,
      required: required.has(property),
    }
  }
  const placed = new Set(pattern.positionals.map(({ name }) => name))
  return {
    wired,
    contract,
    name: pattern.words.join(' '),
    positionals: pattern.positionals.map(({ name, required: demanded, variadic }) => ({
      ...optionOf(name),
      demanded,
      variadic,
    })),
    options: [...new Set([...properties.keys(), ...(others ? Object.keys(entry.alias ?? {}) : [])])]
      .filter((name) => !placed.has(name))
      .map(optionOf),
    otherOption: others && ((name) => ({ ...optionOf(name), name })),
    schema,
  }
}
