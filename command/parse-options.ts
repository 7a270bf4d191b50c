import { parseArgs } from 'node:util'
import { UserError } from '../transformer/hosts/user-error.js'
import { nearestName } from '../transformer/rules/nearest-name.js'

/** An option of a command. */
export interface Option {
  type: 'boolean' | 'string'
  short?: string
  /** Whether it may be given more than once. */
  multiple?: true
  /** What its value is called in the help. */
  value?: string
  /** The only values that it takes. */
  choices?: readonly string[]
  /** For the help: the value when it is not given. */
  default?: string
  /** For the help; undefined for an option that is accepted only because others pass it. */
  text: string | undefined
}

/** The options of a command, by name. */
export type Options = Readonly<Record<string, Option>>

/** The options that were given. */
export interface Values {
  flags: ReadonlySet<string>
  /** All values of an option, in order. */
  many: (name: string) => readonly string[]
  /** The last value of an option. */
  one: (name: string) => string | undefined
  /** What was given that is no option, in order. */
  words: readonly string[]
}

const help: Option = { type: 'boolean', short: 'h', text: 'Show this text.' }

/** The options of a command with those that every command has. */
export function allOptions(options: Options): Options {
  return { ...options, help }
}

/** Reads the arguments of a command. A mistake in them is an error of one sentence. */
export function parseOptions(
  command: string,
  given: Options,
  args: readonly string[],
  takesWords = false,
): Values | 'help' {
  const options = allOptions(given)
  const { tokens } = parseArgs({ args: [...args], options: shapes(options), strict: false, tokens: true })
  const values = new Map<string, string[]>()
  const flags = new Set<string>()
  const words: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (!takesWords) throw new UserError(strayArgument(command, token.value, options))
      words.push(token.value)
    }
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (option === undefined) throw new UserError(unknownOption(command, token.rawName, options))
    if (option.type === 'boolean') {
      if (token.value !== undefined) throw new UserError(`'${token.rawName}' takes no value.`)
      flags.add(token.name)
    } else values.set(token.name, [...(values.get(token.name) ?? []), valueOf(command, token, option)])
  }
  if (flags.has('help')) return 'help'
  const many = (name: string) => values.get(name) ?? []
  for (const [name, each] of values) {
    if (each.length > 1 && options[name]?.multiple !== true)
      throw new UserError(`'--${name}' is given ${each.length} times: keep one.`)
  }
  return { flags, words, many, one: (name) => many(name).at(-1) }
}

function shapes(options: Options) {
  return Object.fromEntries(
    Object.entries(options).map(([name, { type, short }]) => [name, short === undefined ? { type } : { type, short }]),
  )
}

/** A value of an option, which has to be there, and one of its choices. */
function valueOf(
  command: string,
  { rawName, value, inlineValue }: { rawName: string; value: string | undefined; inlineValue: boolean | undefined },
  { value: kind = 'value', choices }: Option,
): string {
  // `-p --fix`: the value was forgotten.
  const isForgotten = value === undefined || value === '' || (inlineValue === false && /^-./.test(value))
  if (isForgotten) throw new UserError(`'${rawName}' needs a ${kind} after it: ${rawName} <${kind}>.`)
  if (choices !== undefined && !choices.includes(value)) {
    const nearest = nearestName(value, choices)
    const hint = nearest === undefined ? `There are ${choices.join(', ')}.` : `Did you mean '${nearest}'?`
    throw new UserError(`'${value}' is not a ${kind} of 'solder ${command}'. ${hint}`)
  }
  return value
}

function unknownOption(command: string, written: string, options: Options): string {
  const nearest = written.startsWith('--') ? nearestName(written.slice(2), Object.keys(options)) : undefined
  const hint = nearest === undefined ? `'solder ${command} --help' lists the options.` : `Did you mean '--${nearest}'?`
  return `'solder ${command}' has no option '${written}'. ${hint}`
}

function strayArgument(command: string, value: string, options: Options): string {
  const hint = Object.hasOwn(options, 'project')
    ? 'name a tsconfig.json with -p.'
    : `'solder ${command} --help' lists what it takes.`
  return `'solder ${command}' takes no argument '${value}'; ${hint}`
}
