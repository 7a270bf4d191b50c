import type ts from 'typescript'
import { proxyLanguageService } from '../proxy-language-service.js'
import type { Log } from '../guard.js'
import { followLock } from '../follow-lock.js'
import { LiveProject } from '../live-project.js'
import { Answers } from './answers.js'

/** A change of a text, as offsets. */
export interface TextEdit {
  start: number
  end: number
  text: string
}

/** A file in one of its projects. */
export interface FileView {
  readonly typescript: typeof ts
  readonly answers: Answers
  readonly program: ts.Program
  readonly file: ts.SourceFile
}

/** A project that is loaded. */
export interface LoadedProject {
  readonly typescript: typeof ts
  readonly answers: Answers
  readonly program: ts.Program
  /** The path of its tsconfig.json. */
  readonly config: string
}

/**
 * The projects of the open files, as tsserver keeps them: TypeScript's own project service finds each file's tsconfig.json, knows
 * the texts of open files, and watches the rest.
 */
export class Projects {
  readonly typescript: typeof ts
  readonly #service: ts.server.ProjectService
  readonly #log: Log
  readonly #answers = new WeakMap<ts.server.Project, Answers>()

  /** `changed` is called when files changed on disk, or projects came or went. */
  constructor(typescript: typeof ts, log: Log, changed: () => void) {
    this.typescript = typescript
    this.#log = log
    this.#service = new typescript.server.ProjectService({
      host: serverHost(typescript),
      logger: quietLogger(log),
      cancellationToken: { isCancellationRequested: () => false },
      useSingleInferredProject: true,
      useInferredProjectPerProjectRoot: false,
      session: undefined,
      eventHandler: ({ eventName }) => {
        if (eventName === typescript.server.ProjectsUpdatedInBackgroundEvent) changed()
      },
    })
  }

  open(path: string, text: string): void {
    this.#service.openClientFile(path, text)
  }

  /** Changes an open file; each edit is of the text that the one before it has left. */
  edit(path: string, edits: Iterable<(info: ts.server.ScriptInfo) => TextEdit>): void {
    const info = this.#service.getScriptInfo(path)
    if (!info) return
    for (const edit of edits) {
      const { start, end, text } = edit(info)
      info.editContent(start, end, text)
    }
  }

  close(path: string): void {
    this.#service.closeClientFile(path)
  }

  /** A file in the project that an editor would show it in; undefined when no tsconfig.json has it. */
  view(path: string): FileView | undefined {
    const project = this.#service.getDefaultProjectForFile(this.#normalized(path), true)
    return project && this.#viewIn(project, path)
  }

  /** A file in every project that has it, the one that an editor would show it in first. */
  views(path: string): FileView[] {
    const first = this.view(path)
    const others = this.#service.getScriptInfo(path)?.containingProjects ?? []
    const views = others.flatMap((project) => this.#viewIn(project, path) ?? [])
    return first ? [first, ...views.filter(({ answers }) => answers !== first.answers)] : views
  }

  /** Every project that is loaded for the files that are open. */
  loaded(): LoadedProject[] {
    return [...this.#service.configuredProjects.values()].flatMap((project) => {
      const answers = this.#answersOf(project)
      const program = answers.program()
      return program ? [{ config: project.getConfigFilePath(), answers, program, typescript: this.typescript }] : []
    })
  }

  #viewIn(project: ts.server.Project, path: string): FileView | undefined {
    if (project.projectKind !== this.typescript.server.ProjectKind.Configured) return undefined
    const answers = this.#answersOf(project)
    const program = answers.program()
    const file = program?.getSourceFile(path)
    return program && file && { typescript: this.typescript, answers, program, file }
  }

  #answersOf(project: ts.server.Project): Answers {
    let answers = this.#answers.get(project)
    if (!answers) {
      const service = project.getLanguageService(false)
      const live = new LiveProject(this.typescript)
      followLock(this.typescript, this.#service.host, project, { service, live })
      const proxy = (base: ts.LanguageService) => proxyLanguageService(this.typescript, base, this.#log, live)
      answers = new Answers(service, proxy, () => void project.getLanguageService(true))
      this.#answers.set(project, answers)
    }
    return answers
  }

  #normalized(path: string): ts.server.NormalizedPath {
    return this.typescript.server.toNormalizedPath(path)
  }
}

/** Without `require`, the plugins in tsconfig.json are not loaded: we are one of them. */
function serverHost({ sys }: typeof ts): ts.server.ServerHost {
  const timers = { setTimeout, clearTimeout, setImmediate, clearImmediate }
  return { ...sys, ...timers, require: undefined } as unknown as ts.server.ServerHost
}

function quietLogger(log: Log): ts.server.Logger {
  return {
    close: () => undefined,
    hasLevel: () => false,
    loggingEnabled: () => false,
    perftrc: () => undefined,
    info: () => undefined,
    startGroup: () => undefined,
    endGroup: () => undefined,
    msg: (text) => {
      log(text)
    },
    getLogFileName: () => undefined,
  }
}
