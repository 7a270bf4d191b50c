/**
 * Type tags: constraints that a type carries and the compiler turns into checks. A tag is optional and
 * phantom, so that a plain literal is assignable: `const title: string & MinLength<1> = 'milk'`.
 */

declare const solderTag: unique symbol

/** What every tag extends. `Constraint` is read by the transformer; nothing exists at run time. */
export interface Tag<Constraint extends object> {
  readonly [solderTag]?: Constraint
}

/** A string of at least `N` characters, counted in Unicode code points as JSON Schema does. */
export interface MinLength<N extends number> extends Tag<{ minLength: N }> {}
/** A string of at most `N` characters, counted in Unicode code points as JSON Schema does. */
export interface MaxLength<N extends number> extends Tag<{ maxLength: N }> {}
/** A string that the regular expression `P` (ECMA-262, `u` flag, not anchored) finds a match in. */
export interface Pattern<P extends string> extends Tag<{ pattern: P }> {}
/** A string or a number in a format of JSON Schema, with the verdicts of `ajv-formats`. */
export interface Format<F extends FormatName> extends Tag<{ format: F }> {}
/** A number that is at least `N`. */
export interface Minimum<N extends number> extends Tag<{ minimum: N }> {}
/** A number that is at most `N`. */
export interface Maximum<N extends number> extends Tag<{ maximum: N }> {}
/** A number that is greater than `N`. */
export interface ExclusiveMinimum<N extends number> extends Tag<{ exclusiveMinimum: N }> {}
/** A number that is less than `N`. */
export interface ExclusiveMaximum<N extends number> extends Tag<{ exclusiveMaximum: N }> {}
/** A number that `N` divides, both taken as the decimals they are written as: 0.3 is a multiple of 0.1. */
export interface MultipleOf<N extends number> extends Tag<{ multipleOf: N }> {}
/** A number without a fractional part. */
export interface Integer extends Tag<{ integer: true }> {}
/** An array of at least `N` items. */
export interface MinItems<N extends number> extends Tag<{ minItems: N }> {}
/** An array of at most `N` items. */
export interface MaxItems<N extends number> extends Tag<{ maxItems: N }> {}
/** An array of which no two items are equal, as JSON Schema compares: `{ a: 1, b: 2 }` equals `{ b: 2, a: 1 }`. */
export interface UniqueItems extends Tag<{ uniqueItems: true }> {}

/**
 * What a property holds when it is missing in an input or in what a codec reads, written as in JSON:
 * `limit?: number & Default<20>`, `due?: Date & Default<'2030-01-01T00:00:00Z'>`.
 */
export interface Default<Value> extends Tag<{ default: Value }> {}
/** A property of an input that HTTP takes from the request's header `Name`: `key: string & Header<'x-key'>`. */
export interface Header<Name extends string> extends Tag<{ header: Name }> {}
/** A property of an input that HTTP takes from the cookie `Name`: `session?: string & Cookie<'sid'>`. */
export interface Cookie<Name extends string> extends Tag<{ cookie: Name }> {}

/** The formats that `Format<…>` and `@format` know: those of `ajv-formats`, all but four of them for strings. */
export type FormatName =
  | 'binary'
  | 'byte'
  | 'date'
  | 'date-time'
  | 'double'
  | 'duration'
  | 'email'
  | 'float'
  | 'hostname'
  | 'int32'
  | 'int64'
  | 'ipv4'
  | 'ipv6'
  | 'iso-date-time'
  | 'iso-time'
  | 'json-pointer'
  | 'json-pointer-uri-fragment'
  | 'password'
  | 'regex'
  | 'relative-json-pointer'
  | 'time'
  | 'uri'
  | 'uri-reference'
  | 'uri-template'
  | 'url'
  | 'uuid'
