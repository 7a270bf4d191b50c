import type ts from 'typescript'
import type { Problem } from '../transformer/model/problem.js'
import { sourceOf } from '../transformer/program/problem-diagnostic.js'
import { programProblems } from '../transformer/program/program-problems.js'
import type { LiveProject } from './live-project.js'

/** Our problems in the files that an editor shows. */
export class FileProblems {
  readonly #typescript: typeof ts
  readonly #service: ts.LanguageService
  readonly #project: LiveProject

  constructor(typescript: typeof ts, service: ts.LanguageService, project: LiveProject) {
    this.#typescript = typescript
    this.#service = service
    this.#project = project
  }

  /** The problems in tsconfig.json, and the program that they are of. */
  ofSetup(): { program: ts.Program; problems: Problem[] } | undefined {
    const { configFile } = this.#service.getProgram()?.getCompilerOptions() ?? {}
    return configFile === undefined ? undefined : this.of((configFile as ts.SourceFile).fileName)
  }

  /** The problems of a file, and the program that they are of. */
  of(file: string): { program: ts.Program; problems: Problem[] } | undefined {
    const program = this.#service.getProgram()
    const sourceFile = program && sourceOf(program, file)
    if (!sourceFile) return undefined
    const read = () => this.#project.modelOf(program)
    return { program, problems: programProblems(this.#typescript, program, sourceFile.fileName, read) }
  }
}
