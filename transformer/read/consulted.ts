import type ts from 'typescript'

/** What an answer depends on: the texts of files, by name, and the types of files, by `typesIn` the name. */
export type Consulted = readonly string[]

const nothing: Consulted = []
let recording: Set<string> | undefined
const prefix = 'types in '

/** How a dependency on the types that a file sees is written, whatever files those come from. */
export function typesIn(fileName: string): string {
  return prefix + fileName
}

/** The file of such a dependency; undefined when it is one on the text of a file. */
export function fileOfTypes(consulted: string): string | undefined {
  return consulted.startsWith(prefix) ? consulted.slice(prefix.length) : undefined
}

/** Notes that an answer depends on the text of a node's file. */
export function consult(node: ts.Node | undefined): void {
  if (recording === undefined || node === undefined) return
  recording.add(node.getSourceFile().fileName)
}

/** Notes that an answer depends on the type of a node. */
export function consultTypes(node: ts.Node): void {
  recording?.add(typesIn(node.getSourceFile().fileName))
}

/**
 * Reads something, and tells what it depends on: as long as none of that changes, reading it again would give the same. What is
 * recorded inside of another recording belongs to it alone.
 */
export function recordConsulted<T>(read: () => T): { value: T; files: Consulted } {
  const outer = recording
  const files = new Set<string>()
  recording = files
  try {
    const value = read()
    return { value, files: files.size === 0 ? nothing : [...files] }
  } finally {
    recording = outer
  }
}
