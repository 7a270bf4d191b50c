import type ts from 'typescript'
import { isRedirected } from './is-redirected'

/** Whether a build of the project can emit the file. */
export function isOwnFile(program: ts.Program, file: ts.SourceFile): boolean {
  return !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file) && !isRedirected(program, file)
}
