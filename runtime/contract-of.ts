import { codecOf, type Codec } from './codec.js'
import { CONTRACT, CONTRACT_FORMAT, type EmittedContract, type EmittedType } from './contract.js'
import { SolderError } from './errors.js'
import type { AnyFunction, InputOf, OutputOf } from './functions.js'

/** What the compiler knows about a function. */
export interface Contract<Input = unknown, Output = unknown> {
  /** The function's name; for an inline one, the address where it is wired. */
  readonly name: string
  /** The file that declares it, relative to the project's folder. */
  readonly file: string
  /** The line of its name, from 1. */
  readonly line: number
  readonly parameters: readonly ('input' | 'context')[]
  /** Absent when it takes no input. */
  readonly input?: Codec<Input>
  /** Absent when it returns nothing. */
  readonly output?: Codec<Output>
  /** The session it requires; absent when anyone may call it. */
  readonly session?: Codec<unknown>
  /** The names of the services that it reaches. */
  readonly services: readonly string[]
  /** The names after `@throws`. */
  readonly errors: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly deprecated?: string | true
  readonly examples: readonly string[]
}

/** Contracts of functions that do not carry their own: pure, inline and third-party ones. */
const registered = new WeakMap<AnyFunction, EmittedContract>()
const contracts = new WeakMap<EmittedContract, Contract>()

/** Remembers the contract that was written where the function is wired. The first one stays. */
export function registerContract(fn: AnyFunction, emitted: EmittedContract): void {
  if (!registered.has(fn)) registered.set(fn, emitted)
}

/** What the transformer wrote for the function; undefined when it wrote nothing. */
export function emittedContractOf(fn: AnyFunction): EmittedContract | undefined {
  return (fn as { [CONTRACT]?: EmittedContract } | null | undefined)?.[CONTRACT] ?? registered.get(fn)
}

/** The contract of a function that takes a context or is wired. */
export function contractOf<F extends AnyFunction>(fn: F): Contract<InputOf<F>, OutputOf<F>> {
  const emitted = emittedContractOf(fn)
  if (emitted === undefined) {
    throw new SolderError(
      500,
      'NoContract',
      `The function '${fn.name}' has no contract: compile its file with \`tspc\` and the solder transformer, and wire it or give it a context.`,
    )
  }
  if (emitted.format !== CONTRACT_FORMAT) {
    throw new SolderError(
      500,
      'OtherContract',
      `The contract of '${fn.name}' has the format ${emitted.format}, this version of solder reads ${CONTRACT_FORMAT}: compile ${emitted.file} again.`,
    )
  }
  let contract = contracts.get(emitted)
  if (contract === undefined) contracts.set(emitted, (contract = readable(emitted)))
  return contract as Contract<InputOf<F>, OutputOf<F>>
}

function readable(emitted: EmittedContract): Contract {
  const { format: _format, input, output, session, examples, ...rest } = emitted
  return {
    ...rest,
    examples: examples ?? [],
    ...codecAs('input', input),
    ...codecAs('output', output),
    ...codecAs('session', session),
  }
}

function codecAs<Name extends string>(name: Name, type: EmittedType | undefined): { [_ in Name]?: Codec<unknown> } {
  return type === undefined ? {} : ({ [name]: codecOf(type) } as { [_ in Name]: Codec<unknown> })
}
