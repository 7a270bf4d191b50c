import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type ts from 'typescript'
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node'
import type { Log } from '../guard.js'
import { findTypeScript } from './find-typescript.js'
import { pathOf } from './places.js'
import { Projects, type FileView, type LoadedProject, type TextEdit } from './projects.js'

/** What TypeScript takes for a program's own. An editor may send other files as well. */
const source = /\.[cm]?[jt]sx?$/

/** A file that is open in the editor. */
export interface OpenDocument {
  readonly uri: string
  readonly path: string
  version: number
}

/** Where a workspace says things. */
export interface Voices {
  log: Log
  /** A sentence for the user. */
  warn: Log
}

/** The files that are open in an editor, each in the projects that the TypeScript beside it finds. */
export class Workspace {
  readonly #voices: Voices
  readonly #documents = new Map<string, OpenDocument & { projects: Projects }>()
  readonly #projects = new Map<typeof ts, Projects>()
  readonly #byFolder = new Map<string, Projects | undefined>()
  readonly #warned = new Set<string>()
  readonly #listeners: ((isElsewhere: boolean) => void)[] = []

  constructor(voices: Voices) {
    this.#voices = voices
  }

  /** Calls a listener when an answer may have become another one; with `true`, because of files that are not open. */
  onChange(listener: (isElsewhere: boolean) => void): void {
    this.#listeners.push(listener)
  }

  /** Ignores what is no source file on disk, and files of projects that do not use the package. */
  open(uri: string, version: number, text: string): void {
    const path = pathOf(uri)
    const projects = path !== undefined && source.test(path) ? this.#projectsOf(dirname(path)) : undefined
    if (path === undefined || projects === undefined) return
    projects.open(path, text)
    this.#documents.set(uri, { uri, path, version, projects })
    this.#changed(false)
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const document = this.#documents.get(uri)
    if (!document) return
    document.version = version
    document.projects.edit(
      document.path,
      changes.map((change) => (info) => editOf(info, change)),
    )
    this.#changed(false)
  }

  close(uri: string): void {
    const document = this.#documents.get(uri)
    if (!document) return
    this.#documents.delete(uri)
    document.projects.close(document.path)
    this.#changed(false)
  }

  get documents(): readonly OpenDocument[] {
    return [...this.#documents.values()]
  }

  /** An open file in the project that it belongs to; undefined when that is none of ours. */
  view(uri: string): FileView | undefined {
    const document = this.#documents.get(uri)
    return document?.projects.view(document.path)
  }

  /** A file, open or not, in a project of the files that are open. */
  find(uri: string): FileView | undefined {
    const path = pathOf(uri)
    if (path === undefined) return undefined
    const open = this.view(uri)
    if (open) return open
    for (const project of this.loaded()) {
      const file = project.program.getSourceFile(path)
      if (file) return { ...project, file }
    }
    return undefined
  }

  /** An open file in every project that has it. */
  views(uri: string): FileView[] {
    const document = this.#documents.get(uri)
    return document?.projects.views(document.path) ?? []
  }

  /** Every project of the files that are open. */
  loaded(): LoadedProject[] {
    return [...this.#projects.values()].flatMap((projects) => projects.loaded())
  }

  #changed(isElsewhere: boolean): void {
    for (const listener of this.#listeners) listener(isElsewhere)
  }

  #projectsOf(folder: string): Projects | undefined {
    if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, this.#findProjects(folder))
    return this.#byFolder.get(folder)
  }

  #findProjects(folder: string): Projects | undefined {
    if (!hasSolder(folder)) return undefined
    const found = findTypeScript(folder)
    if ('reason' in found) {
      this.#warnOnce(found.reason)
      return undefined
    }
    const { typescript } = found
    let projects = this.#projects.get(typescript)
    if (!projects) {
      this.#voices.log(`TypeScript ${typescript.version} reads ${folder}`)
      projects = new Projects(typescript, this.#voices.log, () => {
        this.#changed(true)
      })
      this.#projects.set(typescript, projects)
    }
    return projects
  }

  #warnOnce(message: string): void {
    if (this.#warned.has(message)) return
    this.#warned.add(message)
    this.#voices.warn(message)
  }
}

/** Whether the package is installed for a folder. */
function hasSolder(folder: string): boolean {
  for (let at = folder, last = ''; at !== last; last = at, at = dirname(at))
    if (existsSync(join(at, 'node_modules', 'solder'))) return true
  return false
}

function editOf(info: ts.server.ScriptInfo, change: TextDocumentContentChangeEvent): TextEdit {
  if (!('range' in change)) return { start: 0, end: info.getSnapshot().getLength(), text: change.text }
  const { start, end } = change.range
  return {
    start: info.lineOffsetToPosition(start.line + 1, start.character + 1),
    end: info.lineOffsetToPosition(end.line + 1, end.character + 1),
    text: change.text,
  }
}
