import type { Span } from './place.js'
import type { TypeId } from './types.js'

/** A function that can be wired, as `write/` and `rules/` need it. */
export interface FunctionModel {
  name: string
  /** Of its name; for an inline function, of the key where it is wired. */
  span: Span
  /** Line of `span`, from 1. */
  line: number
  parameters: ('input' | 'context')[]
  /** Absent when it has no input parameter. */
  input?: TypeId
  /** Absent when it returns `void` or `undefined`. */
  output?: TypeId
  /** Present when it has a context parameter. */
  context?: ContextModel
  /** Of a workflow: the ids of its sites, in the order in which they stand. */
  sites?: readonly string[]
  /** Of a workflow: the names of the services that functions take which it calls. */
  reached?: readonly string[]
  documentation: Documentation
}

export interface ContextModel {
  kind: 'call' | 'channel' | 'workflow'
  /** Of the context parameter. */
  span: Span
  /** The names of all services in the context's type, but for optional ones. */
  declared: string[]
  /** Those of them that the function's code reaches. */
  used: string[]
  /** Absent when anyone may call it. */
  session?: TypeId
}

export interface Documentation {
  summary?: string
  description?: string
  deprecated?: string | true
  examples: string[]
  throws: string[]
}
