/** What is wrong with a tag: which text of the rule `invalid-tag` says it, and what is put into that. */
export type TagMistake =
  | { key: 'value'; values: { tag: string; needed: string } }
  | { key: 'stray'; values: { tag: string; kinds: string; type: string } }
  | { key: 'contradiction'; values: { kind: string; first: string; second: string } }
  | { key: 'literal'; values: { tag: string; literal: string } }
  | { key: 'pattern'; values: { pattern: string; reason: string } }
  | { key: 'unjudged'; values: { pattern: string; reason: string } }
  | { key: 'exponential' | 'polynomial'; values: { pattern: string } }
  | { key: 'format'; values: { format: string } }
  | { key: 'default'; values: { expected: string } }
  | { key: 'nested'; values: { tag: string } }
  | { key: 'untextual'; values: { tag: string; type: string } }
  | { key: 'sources'; values: { first: string; second: string } }
