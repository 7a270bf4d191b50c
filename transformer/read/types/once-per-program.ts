import type ts from 'typescript'

/**
 * Remembers what was found out about a part of a program, however many files need it. Not longer than the program: what
 * stands elsewhere may be another thing in the next.
 */
export function oncePerProgram<K extends object, V>(): (checker: ts.TypeChecker, key: K, find: () => V) => V {
  const programs = new WeakMap<ts.TypeChecker, WeakMap<K, { found: V }>>()
  return (checker, key, find) => {
    let known = programs.get(checker)
    if (known === undefined) programs.set(checker, (known = new WeakMap()))
    let entry = known.get(key)
    if (entry === undefined) known.set(key, (entry = { found: find() }))
    return entry.found
  }
}
