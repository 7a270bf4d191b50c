/** The pointers to everything in a JSON value that has no parts, and to the value itself. */
export function leavesOf(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [pointer]
  const parts = Object.entries(value).flatMap(([key, part]) =>
    leavesOf(part, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  )
  return [pointer, ...parts]
}

/** A copy of a JSON value with another value at a pointer; without it when that is undefined. */
export function withValueAt(value: unknown, pointer: string, replacement: unknown): unknown {
  if (pointer === '') return replacement === undefined ? null : replacement
  const copy: unknown = structuredClone(value)
  const steps = pointer.split('/').slice(1)
  const last = steps.pop() ?? ''
  let at = copy as Record<string, unknown>
  for (const step of steps) at = at[unescaped(step)] as Record<string, unknown>
  if (replacement !== undefined) at[unescaped(last)] = replacement
  else if (Array.isArray(at)) at.splice(Number(last), 1)
  else Reflect.deleteProperty(at, unescaped(last))
  return copy
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}
