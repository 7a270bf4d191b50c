import { nearestName } from '../../nearest-name.js'
import { propertyOf } from '../input-shape.js'
import type { Command, CommandArgument } from './command.js'
import { optionKind, optionName, type CommandOption } from './command-option.js'
import { shownPositional } from './command-pattern.js'

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
  /** What means nothing, a sentence each. */
  readonly problems: readonly string[]
}

/** Tells apart what was typed after the words of a command. */
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
  for (const [at, arg] of args.entries()) {
    const [, name = ''] = /^--([^=]+)/.exec(arg) ?? []
    const positive = name.startsWith('no-') ? name.slice('no-'.length) : name
    const part = partOf(command, name) ?? partOf(command, positive)
    const other = known[name] || name === '' ? undefined : otherOf(command, name)
    if (part) known[name] ??= { type: isFlag(command, part) && !isBoolean(args[at + 1]) ? 'boolean' : 'string' }
    else if (other) known[name] = { type: other.kind === 'flag' ? 'boolean' : 'string' }
  }
  return known
}

/** Any option, where the type has an index signature. */
function otherOf({ otherOption, options }: Command, name: string): CommandOption | undefined {
  const other = otherOption?.(name)
  if (other?.kind !== 'flag' || !name.startsWith('no-')) return other
  const positive = name.slice('no-'.length)
  return options.some((option) => option.name === positive) ? undefined : other
}

function isBoolean(text: string | undefined): boolean {
  return text === 'true' || text === 'false'
}

/** Whether a part of an object is one that needs no value. */
function isFlag({ schema }: Command, { option, path }: { option: CommandOption; path: readonly string[] }): boolean {
  let part = option.schema
  for (const step of path) part = propertyOf(part, step, schema)
  return path.length > 0 && optionKind(part, schema) === 'flag'
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

/** What the name of an option stands for. */
interface Found {
  readonly option: CommandOption
  readonly path: readonly string[]
  readonly label: string
  readonly isFlag: boolean
  readonly isNo?: boolean
}

class Reading implements ReadArguments {
  readonly typed = new Map<string, Typed>()
  readonly problems: string[] = []
  json = false
  help = false
  /** Whether what comes next belongs to an option that there is not. */
  #isUnknown = false
  readonly #command: Command
  #placed = 0

  constructor(command: Command) {
    this.#command = command
  }

  place(text: string): void {
    const { positionals } = this.#command
    if (this.#isUnknown) {
      this.#isUnknown = false
      return
    }
    const argument = positionals[Math.min(this.#placed, positionals.length - 1)]
    if (!argument || (this.#placed >= positionals.length && !argument.variadic)) {
      this.problems.push(`'${text}' is one argument too many.`)
      return
    }
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
    this.#isUnknown = own === undefined && !inlineValue
    if (own === undefined) {
      this.problems.push(this.#unknown(rawName))
      return
    }
    const { option, path, isNo, isFlag } = own
    if (isNo && value !== undefined) this.problems.push(`${rawName} takes no value.`)
    else if (isFlag && value === undefined) this.#note(option, path, own.label, isNo ? 'false' : 'true')
    // What begins with a dash is the next option, and not what was meant to be the value.
    else if (value === undefined || (!inlineValue && value.length > 1 && value.startsWith('-') && !isNegative(value)))
      this.problems.push(
        `${rawName} needs a value${value === undefined ? '' : `; one that begins with a dash is given as ${rawName}=${value}`}.`,
      )
    else this.#note(option, path, own.label, value)
  }

  #find(name: string, rawName: string): Found | undefined {
    const { options, positionals } = this.#command
    const isLetter = !rawName.startsWith('--')
    const option = options.find((each) =>
      isLetter ? each.name === name || each.letter === name : each.name === name || each.property === name,
    )
    if (option) return { option, path: [], label: `--${option.name}`, isFlag: option.kind === 'flag' }
    const negated = options.find((each) => each.kind === 'flag' && name === `no-${each.name}`)
    if (negated) return { option: negated, path: [], label: `--${negated.name}`, isFlag: true, isNo: true }
    const part = partOf(this.#command, name)
    if (part) return this.#foundPart(part)
    const positive = name.startsWith('no-') ? partOf(this.#command, name.slice('no-'.length)) : undefined
    if (positive && isFlag(this.#command, positive)) return { ...this.#foundPart(positive), isNo: true }
    const isPlaced = positionals.some((each) => each.name === name || each.property === name)
    const other = isLetter || isPlaced ? undefined : otherOf(this.#command, name)
    return other && { option: other, path: [], label: `--${name}`, isFlag: other.kind === 'flag' }
  }

  #foundPart({ option, path }: { option: CommandOption; path: string[] }): Found {
    const label = `--${[option.name, ...path.map(optionName)].join('.')}`
    return { option, path, label, isFlag: isFlag(this.#command, { option, path }) }
  }

  #note(option: CommandOption, path: readonly string[], label: string, text: string): void {
    const typed = this.typed.get(label)
    if (!typed) {
      this.typed.set(label, { option, path, label, texts: [text] })
      return
    }
    if (option.kind === 'value' || option.kind === 'flag')
      this.problems.push(`${label} is given twice, but takes one value.`)
    else typed.texts.push(text)
  }

  #unknown(rawName: string): string {
    const { options, name, positionals } = this.#command
    const placed = positionals.find((each) => rawName === `--${each.name}` || rawName === `--${each.property}`)
    if (placed) return `'${name}' takes ${argumentLabel(placed)} by its place, not as an option.`
    const known = [...options.map((option) => option.name), 'json', 'help']
    const nearest = rawName.startsWith('--') ? nearestName(optionName(rawName.slice(2)), known) : undefined
    const hint = nearest === undefined ? '' : ` Did you mean --${nearest}?`
    return `'${name}' has no option ${rawName}.${hint}`
  }
}

type OptionToken = Extract<ArgumentToken, { kind: 'option' }>

/** `<title>`, as messages and the usage show it. */
export function argumentLabel({ property, variadic, demanded }: CommandArgument): string {
  return shownPositional({ name: property, variadic, required: demanded })
}
