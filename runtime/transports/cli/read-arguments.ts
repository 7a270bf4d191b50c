import { nearestName } from '../../nearest-name.js'
import { propertyOf } from '../input-shape.js'
import type { Command, CommandArgument } from './command.js'
import { optionName, type CommandOption } from './command-option.js'
import { shownPositional } from './command-pattern.js'
import { UsageError } from './usage-error.js'

/** A part of a command line, as `parseArgs` of `node:util` tells them apart. */
export type ArgumentToken =
  | { kind: 'positional'; index: number; value: string }
  | {
      kind: 'option'
      index: number
      name: string
      rawName: string
      value: string | undefined
      inlineValue?: boolean | undefined
    }
  | { kind: 'option-terminator'; index: number }

/** Whether an option takes a value, by its name, and its letter. */
export type ArgumentOptions = Record<string, { type: 'boolean' | 'string'; short?: string }>

export type Tokenise = (args: readonly string[], options: ArgumentOptions) => readonly ArgumentToken[]

/** What was typed for one property, or a part of it. */
export interface Typed {
  readonly option: CommandOption
  /** Names of the part from the property on: `['b', 'c']` of `--a.b.c`. */
  readonly path: readonly string[]
  /** As people type it: `--due`, `<title>`. */
  readonly label: string
  readonly texts: string[]
}

/** The arguments of a command, told apart. */
export interface ReadArguments {
  /** By label. */
  readonly typed: ReadonlyMap<string, Typed>
  readonly json: boolean
  readonly help: boolean
}

/** Tells apart what was typed after the words of a command. Throws a `UsageError` for what means nothing. */
export function readArguments(command: Command, args: readonly string[], tokenise: Tokenise): ReadArguments {
  const reading = new Reading(command)
  const numbers = new Set<number>()
  for (const token of tokenise(args, argumentOptions(command, args))) {
    const raw = args[token.index] ?? ''
    if (token.kind === 'positional') reading.place(token.value)
    else if (token.kind === 'option' && !isNegative(raw)) reading.option(token)
    else if (token.kind === 'option' && !numbers.has(token.index)) {
      // It was taken for a group of one-letter options.
      numbers.add(token.index)
      reading.place(raw)
    }
  }
  return reading
}

function isNegative(text: string): boolean {
  return /^-\.?\d/.test(text)
}

/** What tells whether the argument after an option is its value. */
function argumentOptions(command: Command, args: readonly string[]): ArgumentOptions {
  const known: ArgumentOptions = { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } }
  for (const { name, property, kind, letter } of command.options) {
    const type = kind === 'flag' ? 'boolean' : 'string'
    known[property] = { type }
    known[name] = { type, ...(letter === undefined ? {} : { short: letter }) }
    if (kind === 'flag') known[`no-${name}`] ??= { type }
  }
  for (const arg of args) {
    const [, name] = /^--([^=]+)/.exec(arg) ?? []
    if (name !== undefined && partOf(command, name)) known[name] ??= { type: 'string' }
  }
  return known
}

/** The property and the path in it, for the name of an option such as `--address.zip-code`. */
function partOf({ options, schema }: Command, name: string): { option: CommandOption; path: string[] } | undefined {
  const [first = '', ...steps] = name.split('.')
  const option = options.find((each) => each.kind === 'json' && (each.name === first || each.property === first))
  if (!option || steps.length === 0 || steps.includes('')) return undefined
  let part = option.schema
  const path = steps.map((step) => {
    const names = Object.keys(part.properties ?? {})
    const property = names.includes(step) ? step : (names.find((each) => optionName(each) === step) ?? step)
    part = propertyOf(part, property, schema)
    return property
  })
  return { option, path }
}

class Reading implements ReadArguments {
  readonly typed = new Map<string, Typed>()
  json = false
  help = false
  readonly #command: Command
  #placed = 0

  constructor(command: Command) {
    this.#command = command
  }

  place(text: string): void {
    const { positionals, name } = this.#command
    const argument = positionals[Math.min(this.#placed, positionals.length - 1)]
    if (!argument || (this.#placed >= positionals.length && !argument.variadic))
      throw new UsageError(`'${text}' is one argument too many.`, name)
    this.#placed++
    this.#note(argument, [], argumentLabel(argument), text)
  }

  option({ name, rawName, value: text, inlineValue = false }: OptionToken): void {
    // `parseArgs` takes what follows a letter as it is: the value of `-t=x` is `=x` to it.
    const value = inlineValue && !rawName.startsWith('--') ? text?.replace(/^=/, '') : text
    if (name === 'json' || name === 'help') {
      this[name] = value !== 'false'
      return
    }
    const own = this.#find(name, rawName)
    if (own === undefined) throw this.#unknown(rawName)
    const { option, path, isNo } = own
    if (option.kind === 'flag') {
      if (isNo && value !== undefined) throw new UsageError(`${rawName} takes no value.`, this.#command.name)
      this.#note(option, [], own.label, isNo ? 'false' : (value ?? 'true'))
      return
    }
    // What begins with a dash is the next option, and not what was meant to be the value.
    if (value === undefined || (!inlineValue && value.length > 1 && value.startsWith('-') && !isNegative(value)))
      throw new UsageError(
        `${rawName} needs a value${value === undefined ? '' : `; one that begins with a dash is given as ${rawName}=${value}`}.`,
        this.#command.name,
      )
    this.#note(option, path, own.label, value)
  }

  #find(
    name: string,
    rawName: string,
  ): { option: CommandOption; path: readonly string[]; label: string; isNo?: boolean } | undefined {
    const { options } = this.#command
    const isLetter = !rawName.startsWith('--')
    const option = options.find((each) =>
      isLetter ? each.name === name || each.letter === name : each.name === name || each.property === name,
    )
    if (option) return { option, path: [], label: `--${option.name}` }
    const negated = options.find((each) => each.kind === 'flag' && name === `no-${each.name}`)
    if (negated) return { option: negated, path: [], label: `--${negated.name}`, isNo: true }
    const part = partOf(this.#command, name)
    return part && { ...part, label: `--${[part.option.name, ...part.path.map(optionName)].join('.')}` }
  }

  #note(option: CommandOption, path: readonly string[], label: string, text: string): void {
    const typed = this.typed.get(label)
    if (!typed) {
      this.typed.set(label, { option, path, label, texts: [text] })
      return
    }
    if (option.kind === 'value' || option.kind === 'flag')
      throw new UsageError(`${label} is given twice, but takes one value.`, this.#command.name)
    typed.texts.push(text)
  }

  #unknown(rawName: string): UsageError {
    const { options, name, positionals } = this.#command
    const placed = positionals.find((each) => rawName === `--${each.name}` || rawName === `--${each.property}`)
    if (placed) return new UsageError(`'${name}' takes ${argumentLabel(placed)} by its place, not as an option.`, name)
    const known = [...options.map((option) => option.name), 'json', 'help']
    const nearest = rawName.startsWith('--') ? nearestName(optionName(rawName.slice(2)), known) : undefined
    const hint = nearest === undefined ? '' : ` Did you mean --${nearest}?`
    return new UsageError(`'${name}' has no option ${rawName}.${hint}`, name)
  }
}

type OptionToken = Extract<ArgumentToken, { kind: 'option' }>

/** `<title>`, as messages and the usage show it. */
export function argumentLabel({ property, variadic, demanded }: CommandArgument): string {
  return shownPositional({ name: property, variadic, required: demanded })
}
