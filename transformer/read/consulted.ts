import type ts from 'typescript'

/** The names of files. */
export type FileNames = ReadonlySet<string>

let recording: Set<string> | undefined

/** Notes that an answer depends on the text of a node's file. */
export function consult(node: ts.Node | undefined): void {
  if (recording === undefined || node === undefined) return
  recording.add(node.getSourceFile().fileName)
}

/**
 * Reads something, and tells which files were looked at on the way: as long as none of them changes, reading it again would give
 * the same. What is recorded inside of another recording belongs to it alone.
 */
export function recordConsulted<T>(read: () => T): { value: T; files: FileNames } {
  const outer = recording
  const files = new Set<string>()
  recording = files
  try {
    return { value: read(), files }
  } finally {
    recording = outer
  }
}
