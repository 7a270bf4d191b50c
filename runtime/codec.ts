import type { EmittedType, Issue, JsonSchema } from './contract.js'
import { BadRequest, SolderError, Unprocessable } from './errors.js'
import { depthIssue, issuesOf } from './reporter.js'
import type { StandardSchema } from './standard-schema.js'

/** What `check` says of a value. */
export type CheckResult<T> = { ok: true; value: T } | { ok: false; errors: Issue[] }

/** Checks and converts values of one type; the transformer makes it from the type alone. Its functions need no `this`. */
export interface Codec<T> extends StandardSchema<T> {
  /** Whether the value has the type, as TypeScript sees it: undeclared properties are allowed. */
  is(this: void, value: unknown): value is T
  /** A copy with declared properties only, or every reason why the value does not have the type. */
  check(this: void, value: unknown): CheckResult<T>
  /** As `check`, from the JSON form, where a `Date` is a text. */
  decode(this: void, json: unknown): CheckResult<T>
  /** From JSON text. Throws `BadRequest` when it is not JSON, `Unprocessable` with `errors` when it does not fit. */
  parse(this: void, text: string): T
  /** The JSON text of a value of the type, with declared properties only. */
  stringify(this: void, value: T): string
  /** The JSON Schema (draft 2020-12) of the JSON form. */
  readonly schema: JsonSchema
}

/**
 * The codec of a type. The transformer puts it in place of this call, which may stand anywhere in a file that `tspc`
 * compiles: `const User = codec<User>()`.
 */
export function codec<T>(): Codec<T>
export function codec<T>(emitted?: EmittedType<T>): Codec<T> {
  if (emitted === undefined) {
    throw new SolderError(
      500,
      'NotCompiled',
      'codec<T>() was not compiled by the solder transformer: build with `tspc` in place of `tsc`, and add ' +
        '{ "name": "solder", "transform": "solder/transformer", "transformProgram": true } to "plugins" in tsconfig.json.',
    )
  }
  return codecOf(emitted)
}

const codecs = new WeakMap<EmittedType, Codec<unknown>>()

/** The codec of an emitted type; always the same one. */
export function codecOf<T>(emitted: EmittedType<T>): Codec<T> {
  let made = codecs.get(emitted)
  if (made === undefined) codecs.set(emitted, (made = new TypeCodec(emitted)))
  return made as Codec<T>
}

class TypeCodec implements Codec<unknown> {
  readonly #type: EmittedType
  #schema: JsonSchema | undefined
  readonly '~standard': StandardSchema<unknown>['~standard']

  constructor(type: EmittedType) {
    this.#type = type
    this['~standard'] = { version: 1, vendor: 'solder', validate: (value) => standardResult(this.check(value)) }
    // They are often taken off: `values.filter(User.is)`.
    this.is = this.is.bind(this)
    this.check = this.check.bind(this)
    this.decode = this.decode.bind(this)
    this.parse = this.parse.bind(this)
    this.stringify = this.stringify.bind(this)
  }

  get schema(): JsonSchema {
    return (this.#schema ??= this.#type.schema)
  }

  is(value: unknown): value is unknown {
    try {
      return this.#type.is(value)
    } catch (error) {
      return notTooDeep(error)
    }
  }

  check(value: unknown): CheckResult<unknown> {
    try {
      if (this.#type.is(value)) return { ok: true, value: this.#type.strip(value) }
    } catch (error) {
      return { ok: notTooDeep(error), errors: [depthIssue(value)] }
    }
    return { ok: false, errors: issuesOf(this.#type, value) }
  }

  decode(json: unknown): CheckResult<unknown> {
    let value: unknown
    try {
      value = this.#type.revive(json)
      // What `revive` makes has declared properties only: nothing is left to strip.
      if (this.#type.is(value)) return { ok: true, value }
    } catch (error) {
      return { ok: notTooDeep(error), errors: [depthIssue(json)] }
    }
    return { ok: false, errors: issuesOf(this.#type, value) }
  }

  parse(text: string): unknown {
    const result = this.decode(parseJson(text))
    if (result.ok) return result.value
    throw new Unprocessable(`The JSON does not fit the type ${this.#type.name}.`, { errors: result.errors })
  }

  stringify(value: unknown): string {
    const text = this.#type.encode(value)
    if (text === undefined) throw new TypeError(`JSON has no text for this value of the type ${this.#type.name}.`)
    return text
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new BadRequest('The text is not JSON.', { cause: error })
  }
}

/** `false` for the error of a full stack; any other is thrown again. */
function notTooDeep(error: unknown): false {
  if (error instanceof RangeError) return false
  throw error
}

function standardResult(result: CheckResult<unknown>): ReturnType<StandardSchema<unknown>['~standard']['validate']> {
  if (result.ok) return { value: result.value }
  return { issues: result.errors.map((issue) => ({ message: messageOf(issue), path: stepsOf(issue.path) })) }
}

function messageOf({ expected, received }: Issue): string {
  return `expected ${expected}, received ${received}`
}

/** The property names of an RFC 6901 pointer. */
function stepsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}
