import type ts from 'typescript'
import type { ProjectModel } from '../model/project'
import { ProjectReader } from './project-reader'
import type { TypeScript } from './typescript'

const readers = new WeakMap<ts.Program, ProjectReader>()

/** The reader of a program: made once, so that what it has read is not read again. */
export function projectReader(ts: TypeScript, program: ts.Program): ProjectReader {
  let reader = readers.get(program)
  if (reader === undefined) readers.set(program, (reader = new ProjectReader(ts, program)))
  return reader
}

/** A program as the rules see it. */
export function readProject(ts: TypeScript, program: ts.Program): ProjectModel {
  return projectReader(ts, program).model
}
