/** A test, written either way round: what has to hold, or what must not. */
export type Condition =
  | { kind: 'atom'; holds: string; fails: string }
  | { kind: 'all'; parts: Condition[] }
  | { kind: 'any'; parts: Condition[] }

export const always: Condition = { kind: 'all', parts: [] }
export const never: Condition = { kind: 'any', parts: [] }

/** An expression that is true or false as it stands: a call, something in parentheses; or its opposite. */
export function call(text: string, not = false): Condition {
  return not ? { kind: 'atom', holds: `!${text}`, fails: text } : { kind: 'atom', holds: text, fails: `!${text}` }
}

/** Two sides and the operator between them: `a === b`. */
export function compare(left: string, operator: '===' | '!==', right: string): Condition {
  const opposite = operator === '===' ? '!==' : '==='
  return { kind: 'atom', holds: `${left} ${operator} ${right}`, fails: `${left} ${opposite} ${right}` }
}

const opposites = { '<=': '>', '>=': '<', '<': '>=', '>': '<=' } as const

/** An ordering of two numbers of which neither is NaN. */
export function order(left: string, operator: keyof typeof opposites, right: string | number): Condition {
  const opposite = opposites[operator]
  return { kind: 'atom', holds: `${left} ${operator} ${right}`, fails: `${left} ${opposite} ${right}` }
}

export function all(...parts: Condition[]): Condition {
  const flat = parts.flatMap((part) => (part.kind === 'all' ? part.parts : [part]))
  const [only] = flat
  if (flat.some((part) => part.kind === 'any' && part.parts.length === 0)) return never
  return flat.length === 1 && only !== undefined ? only : { kind: 'all', parts: flat }
}

export function any(...parts: Condition[]): Condition {
  const flat = parts.flatMap((part) => (part.kind === 'any' ? part.parts : [part]))
  const [only] = flat
  if (flat.some((part) => part.kind === 'all' && part.parts.length === 0)) return always
  return flat.length === 1 && only !== undefined ? only : { kind: 'any', parts: flat }
}

export function holds(condition: Condition): string {
  return text(condition, true)
}

export function fails(condition: Condition): string {
  return text(condition, false)
}

function text(condition: Condition, positive: boolean): string {
  if (condition.kind === 'atom') return positive ? condition.holds : condition.fails
  const conjunction = (condition.kind === 'all') === positive
  if (condition.parts.length === 0) return conjunction ? 'true' : 'false'
  return condition.parts
    .map((part) => {
      const inner = text(part, positive)
      return part.kind !== 'atom' && part.parts.length > 1 ? `(${inner})` : inner
    })
    .join(conjunction ? ' && ' : ' || ')
}
