import type ts from 'typescript'

/** Whether a file belongs to a project that this one references: the editor sees its source, but another build emits it. */
export function isRedirected(program: ts.Program, file: ts.SourceFile): boolean {
  const { isSourceOfProjectReferenceRedirect } = program as {
    isSourceOfProjectReferenceRedirect?: (fileName: string) => boolean
  }
  return isSourceOfProjectReferenceRedirect?.(file.fileName) ?? false
}
