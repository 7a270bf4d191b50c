import { createRequire } from 'node:module'
import { expect } from 'chai'
import ts from 'typescript'
import { proxyLanguageService } from '../../lsp-plugin/proxy-language-service.js'
import { LiveProject } from '../../lsp-plugin/live-project.js'
import { markReporting } from '../../transformer/program/reporting-program.js'
import { programProblems } from '../../transformer/program/program-problems.js'
import { factsFound } from '../../transformer/read/file-facts.js'
import { fixtureProject, type Files } from '../rules/fixture-project.js'

const init = createRequire(import.meta.url)('../../lsp-plugin/index.js') as (modules: {
  typescript: typeof ts
}) => ts.server.PluginModule

const files: Files = {
  'app.ts': `import { defineWiring } from 'solder'
    import { get } from './get.js'
    import { list } from './list.js'
    export const wiring = defineWiring({ http: { 'GET /a/:id': get, 'GET /b/:page': list } })`,
  'get.ts': `import type { Get } from './types.js'\nexport function get(input: Get) { return input.id }`,
  'list.ts': 'export function list(input: { page?: number }) { return input.page ?? 1 }',
  'types.ts': 'export interface Get { id: string }',
  'apart.ts': 'export const apart = 1',
}
const file = (name: string) => fixtureProject().path(name)

/** What the project's language service would be to a plugin, with some methods replaced. */
function service(replaced: Partial<ts.LanguageService> = {}): ts.LanguageService {
  return { ...fixtureProject().service, ...replaced }
}

function pluginInfo(languageService: ts.LanguageService, log: string[]): ts.server.PluginCreateInfo {
  const logger = { info: (message: string) => log.push(message) }
  return {
    languageService,
    languageServiceHost: {},
    project: { projectService: { logger } },
  } as unknown as ts.server.PluginCreateInfo
}

describe('the proxy of a language service', () => {
  const wrong = {
    ...files,
    'types.ts': 'export interface Get { name: string; id?: never }',
    'list.ts': files['list.ts']?.replace('page?', 'limit?').replace('.page', '.limit') ?? '',
  }
  const codes = (diagnostics: readonly ts.Diagnostic[]) => diagnostics.map(({ code }) => code)

  it('adds our problems and leaves the rest as it is', () => {
    fixtureProject().use(wrong)
    const inner = service()
    const proxy = proxyLanguageService(ts, inner, () => undefined)
    expect(Object.keys(proxy)).to.deep.equal(Object.keys(inner))
    expect(codes(inner.getSemanticDiagnostics(file('app.ts')))).to.deep.equal([])
    expect(codes(proxy.getSemanticDiagnostics(file('app.ts')))).to.deep.equal([790004])
    expect(proxy.getQuickInfoAtPosition(file('app.ts'), 10)).to.deep.equal(
      inner.getQuickInfoAtPosition(file('app.ts'), 10),
    )
  })

  it('fixes all problems of a rule in a file at once', () => {
    const keys = "'get /a': () => '', 'GET /b/': () => '', 'GET /c/:page': list"
    fixtureProject().use({ ...files, 'app.ts': (files['app.ts'] ?? '').replace("'GET /b/:page': list", keys) })
    const proxy = proxyLanguageService(ts, service(), () => undefined)
    const [first] = proxy.getSemanticDiagnostics(file('app.ts'))
    const start = first?.start ?? 0
    const [fix] = proxy.getCodeFixesAtPosition(file('app.ts'), start, start, [790003], {}, {})
    expect(fix).to.include({ fixId: 'solder-invalid-route' })
    const all = proxy.getCombinedCodeFix({ type: 'file', fileName: file('app.ts') }, fix?.fixId ?? {}, {}, {})
    expect(all.changes.map(({ textChanges }) => textChanges.map(({ newText }) => newText))).to.deep.equal([
      ['GET /a', 'GET /b'],
    ])
  })

  it('passes on every argument, known or not', () => {
    const seen: unknown[][] = []
    const spy = (...args: unknown[]): never[] => {
      seen.push(args)
      return []
    }
    const proxy = proxyLanguageService(
      ts,
      service({ getSemanticDiagnostics: spy, getCodeFixesAtPosition: spy, getReferencesAtPosition: spy }),
      () => undefined,
    )
    const call = (name: keyof ts.LanguageService, ...args: unknown[]) =>
      (proxy[name] as (...args: unknown[]) => unknown)(...args)
    call('getSemanticDiagnostics', file('app.ts'), 'later')
    call('getCodeFixesAtPosition', file('app.ts'), 1, 2, [3], {}, {}, 'later')
    call('getReferencesAtPosition', file('app.ts'), 1, 'later')
    expect(seen).to.deep.equal([
      [file('app.ts'), 'later'],
      [file('app.ts'), 1, 2, [3], {}, {}, 'later'],
      [file('app.ts'), 1, 'later'],
    ])
  })

  it('does not report what the program reports itself', () => {
    const program = fixtureProject().use({ ...wrong, 'marked.ts': 'export {}' })
    markReporting(program)
    const proxy = proxyLanguageService(ts, service(), () => undefined)
    expect(codes(proxy.getSemanticDiagnostics(file('app.ts')))).to.deep.equal([])
  })

  it('logs a mistake of ours, and answers as TypeScript does', () => {
    fixtureProject().use(wrong)
    const log: string[] = []
    const getProgram = () => {
      throw new Error('broken on purpose')
    }
    const proxy = proxyLanguageService(ts, service({ getProgram }), (message) => log.push(message))
    expect(codes(proxy.getSemanticDiagnostics(file('app.ts')))).to.deep.equal([])
    expect(proxy.getCodeFixesAtPosition(file('app.ts'), 0, 0, [790004], {}, {})).to.deep.equal([])
    expect(log).to.have.length(2)
    expect(log.every((message) => message.includes('broken on purpose'))).to.be.true
  })

  it('lets a cancelled request be cancelled', () => {
    const getProgram = () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- TypeScript's is no Error
      throw new ts.OperationCanceledException()
    }
    const proxy = proxyLanguageService(ts, service({ getProgram }), () => undefined)
    expect(() => proxy.getSemanticDiagnostics(file('app.ts'))).to.throw(ts.OperationCanceledException)
  })

  it('says in files that have the package that TypeScript is of another kind, and stands back otherwise', () => {
    fixtureProject().use(wrong)
    for (const version of ['7.0.2', '5.3.3']) {
      const log: string[] = []
      const inner = service()
      const created = init({ typescript: { ...ts, version } }).create(pluginInfo(inner, log))
      const app = created.getSemanticDiagnostics(file('app.ts'))
      expect(app.map(({ code, start, length }) => ({ code, start, length }))).to.deep.equal([
        { code: 790099, start: 29, length: 8 },
      ])
      expect(app[0]?.messageText).to.match(/^TypeScript .* npm i -D typescript@6\.0\.3 ts-patch@4\.0\.1\.$/)
      expect(codes(created.getSemanticDiagnostics(file('list.ts')))).to.deep.equal([])
      expect(created.getQuickInfoAtPosition(file('app.ts'), 10)).to.deep.equal(
        inner.getQuickInfoAtPosition(file('app.ts'), 10),
      )
      expect(log).to.have.length(1)
      expect(log[0]).to.match(
        new RegExp(`^\\[solder\\] TypeScript ${version.replaceAll('.', '\\.')} .*npm i -D typescript@6`),
      )
    }
    expect(init({ typescript: ts }).create(pluginInfo(service(), []))).not.to.equal(service())
  })
})

describe('what an edit costs', () => {
  const project = new LiveProject(ts)
  const proxy = proxyLanguageService(ts, fixtureProject().service, () => undefined, project)

  /** Makes an edit, and looks at every file; answers how many files and functions were looked into. */
  function cost(edited: Files): { files: number; functions: number } {
    const program = fixtureProject().use(edited)
    const before = { files: factsFound.files, functions: project.types.reads }
    const shown = Object.keys(edited).flatMap((name) => proxy.getSemanticDiagnostics(file(name)))
    const spent = { files: factsFound.files - before.files, functions: project.types.reads - before.functions }
    // Whatever is remembered: the answer is that of somebody who remembers nothing.
    const expected = programProblems(ts, program).map(({ code, span }) => `${span.file} ${span.start} ${code}`)
    expect(shown.map(({ code, start, file }) => `${file?.fileName ?? ''} ${start ?? 0} ${code}`).sort()).to.deep.equal(
      expected.sort(),
    )
    return spent
  }

  it('is the facts of the file, and the functions whose types can come from it', () => {
    cost(files)
    expect(cost(files), 'no edit').to.deep.equal({ files: 0, functions: 0 })
    const apart = { ...files, 'apart.ts': 'export const apart = 2' }
    expect(cost(apart), 'an edit elsewhere').to.deep.equal({ files: 1, functions: 0 })
    const wiring = { ...apart, 'app.ts': `\n${files['app.ts'] ?? ''}` }
    expect(cost(wiring), 'an edit of the wiring').to.deep.equal({ files: 1, functions: 0 })
    const list = {
      ...wiring,
      'list.ts': 'export function list(input: { limit?: number }) { return input.limit ?? 1 }',
    }
    expect(cost(list), 'an edit of a function').to.deep.equal({ files: 1, functions: 1 })
    const types = { ...list, 'types.ts': 'export interface Get { id: string; run: () => void }' }
    expect(cost(types), 'an edit of a type').to.deep.equal({ files: 1, functions: 1 })
  })

  it('is everything when files come or go, or a declaration is global', () => {
    const hindered = { ...files, 'types.ts': 'export interface Get { id: string; run: () => void }' }
    cost(hindered)
    expect(cost({ ...hindered, 'more.ts': 'export {}' }).functions).to.equal(1)
    const global = { ...files, 'global.ts': 'declare global { interface Id { id: string } }\nexport {}' }
    const get = 'export function get(input: Id) { return input.id }'
    cost({ ...global, 'get.ts': get })
    expect(
      cost({
        ...global,
        'get.ts': get,
        'global.ts': 'declare global { interface Id { id: string; run: () => void } }\nexport {}',
      }).functions,
    ).to.equal(1)
    expect(cost({ ...global, 'get.ts': get }).functions).to.equal(1)
  })
})
