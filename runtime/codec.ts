import { encodeAs } from './call/encode-output.js'
import { checkJson, checkOf, fitsOf, type CheckResult } from './check.js'
import type { EmittedType, Issue, JsonSchema } from './contract.js'
import { BadRequest, SolderError, Unprocessable } from './errors.js'
import { EXCESS, type Excess } from './excess.js'
import { strictSchema } from './strict-schema.js'
import type { StandardSchema } from './standard-schema.js'
import { writerOf } from './write-json.js'

export type { CheckResult } from './check.js'

/** Options of `codec`. */
export interface CodecOptions {
  /**
   * What becomes of undeclared properties: `'drop'`, the default, leaves them out of what `check`, `decode` and `parse` give;
   * `'error'` makes them issues, and `is` false; `'keep'` leaves them where they are.
   */
  excess?: Excess
}

/** Checks and converts values of one type; the transformer makes it from the type alone. Its functions need no `this`. */
export interface Codec<T> extends StandardSchema<T> {
  /** Whether the value has the type, as TypeScript sees it: undeclared properties are allowed, unless `excess` is `'error'`. */
  is(this: void, value: unknown): value is T
  /**
   * A copy with declared properties only, or every reason why the value does not have the type. With `excess: 'error'` or
   * `'keep'` there is nothing to leave out, and it is the value itself.
   */
  check(this: void, value: unknown): CheckResult<T>
  /** As `check`, from the JSON form, where a `Date` is a text. */
  decode(this: void, json: unknown): CheckResult<T>
  /** From JSON text. Throws `BadRequest` when it is not JSON, `Unprocessable` with `errors` when it does not fit. */
  parse(this: void, text: string): T
  /**
   * The JSON text of a value of the type, with declared properties only. Throws a `TypeError` that says where and why when the value
   * is not of the type, or JSON has no text for it.
   */
  stringify(this: void, value: T): string
  /** The JSON Schema (draft 2020-12) of the JSON form. */
  readonly schema: JsonSchema
}

/**
 * The codec of a type. The transformer puts it in place of this call, which may stand anywhere in a file that `tspc`
 * compiles: `const User = codec<User>()`.
 */
export function codec<T>(options?: CodecOptions): Codec<T>
// The last argument is written by the transformer, hence not in the public signature.
export function codec(...given: (CodecOptions | EmittedType | undefined)[]): Codec<unknown> {
  const emitted = given.pop()
  if (emitted === undefined || !('is' in emitted)) {
    throw new SolderError(
      500,
      'NotCompiled',
      'codec<T>() was not compiled by the solder transformer: build with `tspc` in place of `tsc`, and add ' +
        '{ "name": "solder", "transform": "solder/transformer", "transformProgram": true } to "plugins" in tsconfig.json; ' +
        'where that is so, mend what the build says of this call, and call it by a name that leads to an import of `codec`, ' +
        'as the compiler must recognise it.',
    )
  }
  const { excess = 'drop' } = (given[0] ?? {}) as CodecOptions
  if (!EXCESS.includes(excess)) throw new TypeError("The option 'excess' of codec is 'drop', 'error' or 'keep'.")
  return codecOf(emitted, excess)
}

const codecs = new WeakMap<EmittedType, Map<Excess, Codec<unknown>>>()

/** The codec of an emitted type; always the same one. */
export function codecOf<T>(emitted: EmittedType<T>, excess: Excess = 'drop'): Codec<T> {
  let known = codecs.get(emitted)
  if (known === undefined) codecs.set(emitted, (known = new Map<Excess, Codec<unknown>>()))
  let made = known.get(excess)
  if (made === undefined) known.set(excess, (made = new TypeCodec(emitted, excess)))
  return made as Codec<T>
}

class TypeCodec implements Codec<unknown> {
  readonly #type: EmittedType
  readonly #excess: Excess
  #schema: JsonSchema | undefined
  readonly is: Codec<unknown>['is']
  readonly check: Codec<unknown>['check']
  readonly decode: Codec<unknown>['decode']
  readonly parse: Codec<unknown>['parse']
  readonly stringify: Codec<unknown>['stringify']
  readonly '~standard': StandardSchema<unknown>['~standard']

  // Not methods, as they are often taken off: `values.filter(User.is)`.
  constructor(type: EmittedType, excess: Excess) {
    this.#type = type
    this.#excess = excess
    this.is = fitsOf(type, excess) as Codec<unknown>['is']
    this.check = checkOf(type, excess)
    this.decode = (json) => checkJson(type, json, excess)
    this.parse = (text) => parse(type, text, excess)
    this.stringify = stringifyOf(type)
    this['~standard'] = { version: 1, vendor: 'solder', validate: (value) => standardResult(this.check(value)) }
  }

  get schema(): JsonSchema {
    return (this.#schema ??= this.#excess === 'error' ? strictSchema(this.#type.schema) : this.#type.schema)
  }
}

function parse(type: EmittedType, text: string, excess: Excess): unknown {
  const result = checkJson(type, parseJson(text), excess)
  if (result.ok) return result.value
  const more = result.more === true ? ` Its first ${result.errors.length} mistakes are listed.` : ''
  throw new Unprocessable(`The JSON does not fit the type ${type.name}.${more}`, { errors: result.errors })
}

function stringifyOf(type: EmittedType): (value: unknown) => string {
  const { is } = type
  const write = writerOf(type)
  return (value) => {
    try {
      const text = is(value) ? write(value) : undefined
      if (text !== undefined) return text
    } catch {
      // What follows says why.
    }
    const text = encodeAs(type, value, 'The value')
    if (text === undefined) throw new TypeError(`JSON has no text for this value of the type ${type.name}.`)
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
