import type { Span } from './place.js'
import type { Severity } from './problem.js'

/** What a rule can be set to under `rules`. */
export const severities: readonly (Severity | 'off')[] = ['error', 'warning', 'suggestion', 'off']

/** What tsconfig.json says: mostly, the entries under `plugins` that are ours. */
export interface SetupModel {
  /** Whether the project emits declarations, by which other projects can use what it exports. */
  emitsDeclarations: boolean
  /** The severities that the project gives to rules, by the rule's name. */
  severities: ReadonlyMap<string, Severity | 'off'>
  /** All options of those entries. */
  options: readonly WrittenOption[]
  /** What stands under `rules`: a rule's name, and how severe it is said to be. */
  rules: readonly WrittenOption[]
}

/** A property in tsconfig.json. */
export interface WrittenOption {
  name: string
  /** The value, when it is a string. */
  text: string | undefined
  /** Whether the value is an object. */
  isObject: boolean
  /** Of the name, without quotes; of the value of `extends`, when the entry comes from there. */
  span: Span
  /** Of the value, without quotes; likewise. */
  value: Span
}
