/**
 * What the transformer writes and the runtime reads: the one agreement between compile time and run time.
 * `transformer/write/` emits values of these shapes as JavaScript text; they are plain data and plain functions,
 * and import nothing.
 */

/** The version of the shapes below. A contract of another version is refused at start. */
export const CONTRACT_FORMAT = 1

/** The property that holds the contract of a function which takes a context. */
export const CONTRACT: unique symbol = Symbol.for('solder.contract') as never

/** A JSON Schema of draft 2020-12. */
export type JsonSchema = { readonly [keyword: string]: unknown }

/** One way in which a value does not fit its type. */
export interface Issue {
  /** Where: an RFC 6901 JSON pointer from the root, `''` for the root itself. */
  path: string
  /** Which rule: `type`, `required`, `minLength`, `format`, `enum`, `union`, …; docs/errors-of-input.md has them all. */
  code: string
  /** What the type asks for, as a person would write it: `string of at least 1 character`. */
  expected: string
  /** What kind of value came instead, never the value: `number`, `string of 0 characters`, `nothing`. */
  received: string
}

/** What `encode` and `revive` throw for a value that JSON has not, in what a type does not look into. */
export interface LostValue extends TypeError {
  readonly value: unknown
  /** The object that has it as its `key`; undefined where the function did not see it. */
  readonly holder: object | undefined
  readonly key: string | number | undefined
}

/** Collects issues; emitted report functions are handed one, so that they need no library. */
export interface Reporter {
  /**
   * Steps of an RFC 6901 pointer from the root to the value being looked at: names, escaped and with their slash, and indexes. Report functions put
   * them there and count them; what is beyond `depth` is left over.
   */
  readonly path: (string | number)[]
  depth: number
  /** The step that a name makes which was not known when the report function was written. */
  step(name: string): string
  /** What `is` says of an item; `false` when it throws, so that the report comes upon what did. */
  fits(is: (value: unknown) => boolean, item: unknown): boolean
  /** Records that `value`, found at `path`, is not what `expected` says. */
  add(code: string, expected: string, value: unknown): void
  /** Records that the property to which `step` leads from the object at `path` is missing. */
  missing(step: string, expected: string): void
  /** Records that the property is missing, when `value` is undefined, or is not what `expected` says. */
  property(step: string, code: string, expected: string, value: unknown): void
  /** Lets `report` look at the property, or records that it is missing. */
  required(step: string, value: unknown, expected: string, report: EmittedType['report']): void
  /** The same of one that may be missing. */
  optional(step: string, value: unknown, report: EmittedType['report']): void
}

/** What HTTP takes a property of an input from. */
export interface InputSource {
  readonly from: 'header' | 'cookie'
  /** Of a header, in small letters. */
  readonly name: string
}

/**
 * What is emitted for one type. A value has two forms: the JavaScript form (`due` is a `Date`) and the JSON form
 * (`due` is an ISO 8601 string). `is`, `report` and `strip` speak of the JavaScript form, `revive` makes it from
 * the JSON form and `encode` writes the JSON text. Functions of recursive types may throw a RangeError on input that is
 * nested deeper than the stack; whoever calls them turns it into an issue with the code `depth`.
 */
export interface EmittedType<T = unknown> {
  /** The type as its author wrote it, for messages: `NewTodo`, `Page<Todo>`, `string[]`. */
  readonly name: string
  /** Whether the value has this type. Undeclared properties are allowed, as TypeScript allows them. */
  is(this: void, value: unknown): boolean
  /**
   * Whether the value has this type and no undeclared properties, nested ones neither: what `is` says, and `strip` would
   * leave nothing out. Only where the compiler saw that somebody asks for it; the runtime can do without.
   */
  exact?(this: void, value: unknown): boolean
  /** Reports every reason why `is` says no. Adds nothing exactly when `is` says yes. */
  report(this: void, value: unknown, reporter: Reporter): void
  /** A copy of a value that `is` accepts, with declared properties only, nested ones too, and with defaults. */
  strip(this: void, value: T): T
  /**
   * From the JSON form to a candidate for `is`: declared properties only, and defaults where nothing is; date-times that can be read as such become
   * `Date`. What does not fit is left as it is, for `report` to name. Throws for depth, and a `LostValue` for a number too large.
   */
  revive(this: void, json: unknown): unknown
  /**
   * For an object type: the JSON form of the property `name` from the texts that a path, a query or a command line
   * holds for it (one text for each time it was given). A text that cannot be converted stays a text, for `report` to name; a
   * name that the type does not declare gives `undefined`. Absent for a type that is not an object.
   */
  fromText?(this: void, name: string, texts: readonly string[]): unknown
  /** Set when some property has a default: `revive` and `strip` put it where there is nothing. */
  readonly defaults?: true
  /**
   * For an object type: the properties that HTTP takes from a header or a cookie, in place of path, query and body. Other
   * transports have them in the input like any other.
   */
  readonly sources?: Readonly<Record<string, InputSource>>
  /**
   * The JSON text of a value that `is` accepts, with declared properties only; `undefined` when the value is. Throws a `LostValue`
   * where JSON has no text.
   */
  encode(this: void, value: T): string | undefined
  /**
   * Whether `JSON.stringify` writes a value that `is` accepts letter for letter as `encode` does: its objects are literals that
   * have the declared properties, in the order of their declaration, and no others. Absent where the type has values that
   * `JSON.stringify` cannot be trusted with.
   */
  plain?(this: void, value: T): boolean
  /**
   * Of the JSON form; self-contained. Where the JavaScript form has a value that JSON has not, the schema says which in its
   * title: `"title": "Date"` next to `"format": "date-time"`, and likewise `bigint`, `URL`, `Uint8Array`, `ArrayBuffer`, `Map`
   * and `Set`, so that a client can tell it from a text or an array. (A keyword of our own would be refused by validators in
   * strict mode.)
   */
  readonly schema: JsonSchema
}

/** What is attached to a function. */
export interface EmittedContract {
  readonly format: number
  /** The function's name; for an inline one, the address where it is wired. */
  readonly name: string
  /** The file that declares it, relative to the project's folder, with `/`. */
  readonly file: string
  /** The line of its name, from 1. */
  readonly line: number
  /** What its parameters are, in order. */
  readonly parameters: readonly ('input' | 'context')[]
  /** Present when it has an input parameter. For an optional parameter the type admits `undefined`. */
  readonly input?: EmittedType
  /** Of what it returns, promises unwrapped. Absent when that is `void` or `undefined`. */
  readonly output?: EmittedType
  /** The names of the services that its code reaches through the context. */
  readonly services: readonly string[]
  /** The session it requires. Absent when anyone may call it. */
  readonly session?: EmittedType
  /** The names after `@throws`. */
  readonly errors: readonly string[]
  readonly summary?: string
  readonly description?: string
  readonly deprecated?: string | true
  readonly examples?: readonly string[]
  /** Present when its context is that of a workflow. */
  readonly workflow?: EmittedWorkflow
}

/** What is known of a workflow's code. */
export interface EmittedWorkflow {
  /**
   * The ids of its sites, the places where a member of its context is called, in the order in which they stand; those of helper
   * functions at the place of the first call of the helper. A run is continued only by code whose list begins with the one that the
   * run was started with.
   */
  readonly sites: readonly string[]
  /** The names of the services that functions take which it calls. */
  readonly services?: readonly string[]
}

/**
 * The key of the last argument that the transformer gives to each call of a member of a workflow's context: `{ [SITE]: 'createUser#2' }`.
 */
export const SITE: unique symbol = Symbol.for('solder.site') as never

/** The second argument that the transformer gives to `defineWiring`. */
export interface EmittedWiring {
  readonly format: number
  /** The file of the `defineWiring` call, relative to the project's folder. */
  readonly file: string
  readonly entries: readonly EmittedEntry[]
}

export interface EmittedEntry {
  readonly transport: 'http' | 'channel' | 'rpc' | 'queue' | 'cron' | 'workflow' | 'mcp' | 'cli'
  /**
   * The key in the wiring: `GET /todos`, `/live/:room`, `createTodo`, `reminders`, `purge-done`, `onboarding`, `todo://{id}`,
   * `todo add <title>`.
   */
  readonly address: string
  /**
   * For a channel: which of its functions: `open`, `close` or `on.<method>`. For a queue: `deadLetter`, when the entry is
   * about that function and not about `run`. For MCP: `tool`, `resource` or `prompt`.
   */
  readonly slot?: string
  /** The line of the key, from 1. */
  readonly line: number
  /** The contract of a function that does not carry its own. */
  readonly contract?: EmittedContract
}

/** The second argument that the transformer gives to `defineServices`. */
export interface EmittedServices {
  readonly format: number
  /** For each service, the names of the services that its factory takes. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>
}

/** The second argument that the transformer gives to `defineApp`. */
export interface EmittedApp {
  readonly format: number
  /** The names of the services that the `session` function reaches; absent when that cannot be told. */
  readonly session?: readonly string[]
}
