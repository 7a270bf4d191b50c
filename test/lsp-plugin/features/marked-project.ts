import { expect } from 'chai'
import ts from 'typescript'
import { LiveProject } from '../../../lsp-plugin/live-project.js'
import { proxyLanguageService } from '../../../lsp-plugin/proxy-language-service.js'
import { fixtureProject, type Files } from '../../rules/fixture-project.js'

/** What most cases need besides their own files. */
const prelude: Files = {
  'services.ts': `import { defineServices, defineTopic, type ChannelContext, type Context } from 'solder'
export interface Store { get(id: string): string }
export interface Session { userId: string }
export interface Services { store: Store; mailer: { send(to: string): void } }
export type Ctx = Context<Services>
export type UserCtx = Context<Services, Session>
export type AdminCtx = Context<Services, Session & { role: 'admin' }>
export type GuestCtx = Context<Services, Session | undefined>
export type RoomCtx = ChannelContext<Services>
export const services = defineServices<Services>({
  store: () => ({ get: (id) => id }),
  mailer: () => ({ send: () => undefined }),
})
`,
}

/** The time at which the editor of all cases lives. */
export const now = new Date('2026-11-28T12:00:00Z')

const log: string[] = []
const live = new LiveProject(ts)
/** The language service that all cases share, as the plugin makes it. */
export const editor = proxyLanguageService(
  ts,
  fixtureProject().service,
  (message) => log.push(message),
  live,
  () => now,
)

/** A place that a case points at. */
export interface Mark {
  file: string
  position: number
}

/** A project whose sources have marks, comments like `/*1*\/`, that are not part of it. */
export class MarkedProject {
  readonly files: Files
  readonly #marks = new Map<string, Mark>()

  constructor(sources: Files, { typescriptErrors = false } = {}) {
    const files: Files = { ...prelude }
    for (const [name, source] of Object.entries(sources)) files[name] = this.#read(name, source)
    this.files = files
    const program = fixtureProject().use(files)
    log.length = 0
    if (!typescriptErrors) expect(fixtureProject().errors(program), 'errors of TypeScript').to.deep.equal([])
  }

  /** Where a mark stands. */
  mark(name: string | number): Mark {
    const mark = this.#marks.get(String(name))
    if (!mark) throw new Error(`There is no mark ${name}`)
    return mark
  }

  /** Asks the editor about a mark. A mistake inside the plugin fails the case. */
  at<T>(name: string | number, ask: (file: string, position: number) => T): T {
    const { file, position } = this.mark(name)
    const answer = ask(file, position)
    expect(log, 'mistakes inside the plugin').to.deep.equal([])
    return answer
  }

  /** Asks the editor about a file. */
  in<T>(name: string, ask: (file: string) => T): T {
    const answer = ask(fixtureProject().path(name))
    expect(log, 'mistakes inside the plugin').to.deep.equal([])
    return answer
  }

  /** A stretch of a file, as the file's name and the text that stands there. */
  text(file: string, { start, length }: ts.TextSpan): string {
    const name = Object.keys(this.files).find((each) => fixtureProject().path(each) === file)
    return name === undefined ? file : `${name}: ${this.files[name]?.slice(start, start + length) ?? ''}`
  }

  #read(name: string, source: string): string {
    let text = ''
    for (const part of source.split(/(\/\*\w+\*\/)/)) {
      const mark = /^\/\*(\w+)\*\/$/.exec(part)?.[1]
      if (mark === undefined) text += part
      else if (this.#marks.has(mark)) throw new Error(`The mark ${mark} stands twice`)
      else this.#marks.set(mark, { file: fixtureProject().path(name), position: text.length })
    }
    return text
  }
}
