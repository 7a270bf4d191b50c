import { decodeJson, InvalidInput } from '../../call/decode-input.js'
import type { Issue, JsonSchema } from '../../contract.js'
import { propertyOf, resolved } from '../input-shape.js'
import type { Command } from './command.js'
import { optionName, typeOf, typesOf } from './command-option.js'
import { argumentLabel, type ReadArguments, type Typed } from './read-arguments.js'
import { UsageError } from './usage-error.js'

/** The input of a command from what was typed. Throws a `UsageError` that names every option that does not fit. */
export function readCommandInput(command: Command, read: ReadArguments): unknown {
  const missing = command.positionals.filter(
    (argument) => argument.demanded && !argument.required && !read.typed.has(argumentLabel(argument)),
  )
  const decoded = decode(command, read)
  // What a misspelt option was to give is no more missing than it is there.
  const issues = (decoded.issues ?? []).filter(({ code }) => read.problems.length === 0 || code !== 'required')
  const lines = new Set([
    ...read.problems,
    ...(read.problems.length > 0 ? [] : missing.map((each) => `${argumentLabel(each)} is missing.`)),
    ...issues.map((issue) => sentenceOf(command, read, issue)),
  ])
  if (lines.size > 0) throw new UsageError([...lines].join('\n'), command.name)
  return decoded.value
}

interface Decoded {
  readonly value?: unknown
  readonly issues?: readonly Issue[]
}

/** Where texts fit as well as what they can be read as, as in a union, whichever fits with the rest is taken. */
function decode(command: Command, read: ReadArguments): Decoded {
  const asRead = decodeWith(command, read, [])
  if (asRead.issues === undefined) return asRead
  const either = [...read.typed.values()].filter(
    ({ option: { kind, schema } }) =>
      kind === 'value' && typesOf(schema).length > 1 && typesOf(schema).includes('string'),
  )
  if (either.length === 0) return asRead
  const tries = [either, ...either.map((each) => [each])].map((texts) => decodeWith(command, read, texts))
  return tries.find(({ issues }) => issues === undefined) ?? asRead
}

function decodeWith(command: Command, read: ReadArguments, asTexts: readonly Typed[]): Decoded {
  try {
    // Whoever types a name expects it to mean something.
    return { value: decodeJson(command.contract, jsonOf(command, read, asTexts), 'error') }
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    return { issues: error.errors ?? [] }
  }
}

/** The JSON form of the input; undefined when nothing was typed. */
function jsonOf(command: Command, { typed }: ReadArguments, asTexts: readonly Typed[]): unknown {
  if (typed.size === 0) return undefined
  const input: Record<string, unknown> = {}
  // Whole objects first, so that their parts are put into them, in whatever order they were typed.
  const inOrder = [...typed.values()].sort((a, b) => a.path.length - b.path.length)
  for (const each of inOrder) {
    const value = asTexts.includes(each) ? each.texts[0] : valueOf(command, each)
    setAt(input, [each.option.property, ...each.path], value)
  }
  return input
}

function valueOf({ contract, schema }: Command, { option, path, texts }: Typed): unknown {
  if (option.kind !== 'json') return contract.input?.fromText?.(option.property, texts)
  let part = option.schema
  for (const step of path) part = propertyOf(part, step, schema)
  const types = typesOf(part)
  if (types.length === 1 && types[0] === 'array') return listOf(part, texts, schema)
  const values = texts.map((text) => scalarOf(text, part, types))
  return values.length === 1 ? values[0] : values
}

/** Each text is an item, or one text is the whole list. */
function listOf(list: JsonSchema, texts: readonly string[], root: JsonSchema): unknown {
  const items = resolved((list.items ?? {}) as JsonSchema, root)
  const types = typesOf(items)
  const [only] = texts
  if (texts.length === 1 && only?.trimStart().startsWith('[')) {
    const whole = parsed(only)
    // `[["a",1]]` is a map, `["a",1]` an item of one: only where items are lists themselves can it be either.
    const isText = types.length === 1 && types[0] === 'string'
    const isWhole = isText
      ? Array.isArray(whole) && whole.every((item) => typeof item === 'string')
      : !types.includes('array') || !Array.isArray(whole) || whole.every(Array.isArray)
    if (isWhole) return whole
  }
  return texts.map((text) => scalarOf(text, items, types))
}

/** A text where its type is a text, else the JSON that it is; what is neither stays a text, for the report to name. */
function scalarOf(text: string, schema: JsonSchema, types: readonly string[]): unknown {
  if (schema.title === 'bigint' || (types.length > 0 && types.every((type) => type === 'string'))) return text
  const value = parsed(text)
  if (!types.includes('string')) return value
  const type = typeOf(value)
  const fits = types.includes(type) || (type === 'number' && types.includes('integer'))
  return fits && type !== 'null' ? value : text
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function setAt(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = '', ...rest] = path
  if (rest.length > 0) {
    const inner = Object.hasOwn(target, name) ? target[name] : undefined
    const object = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {}
    setAt(object, rest, value)
    value = object
  }
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
}

/** `--count: expected number, got 'abc'.` */
function sentenceOf(command: Command, { typed }: ReadArguments, { path, code, received, ...issue }: Issue): string {
  // Here nobody knows of JSON: `Date (an RFC 3339 date-time)`.
  const expected = issue.expected.replace(' (in JSON ', ' (')
  if (path === '') return `The arguments do not fit together: expected ${expected}, got ${received}.`
  const steps = path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const given = mostExact([...typed.values()], steps)
  const label = given?.label ?? labelOf(command, steps)
  const deeper = given === undefined ? [] : steps.slice(1 + given.path.length)
  if (given === undefined && code === 'required') return `${label} is missing: expected ${expected}.`
  const at = deeper.length === 0 ? '' : `, at ${deeper.join('.')}`
  const [text] = given?.texts ?? []
  const isText = deeper.length === 0 && given?.texts.length === 1 && text !== undefined && text.length <= 60
  return `${label}${at}: expected ${expected}, got ${isText ? `'${text}'` : received}.`
}

/** What was typed for the property at the path, or for what is around it. */
function mostExact(typed: readonly Typed[], [property, ...steps]: readonly string[]): Typed | undefined {
  return typed
    .filter((each) => each.option.property === property && each.path.every((step, at) => step === steps[at]))
    .sort((a, b) => b.path.length - a.path.length)[0]
}

function labelOf(command: Command, [property = '', ...steps]: readonly string[]): string {
  const argument = command.positionals.find((each) => each.property === property)
  if (argument) return argumentLabel(argument)
  const option = command.options.find((each) => each.property === property)
  return `--${[option?.name ?? property, ...steps.map(optionName)].join('.')}`
}
