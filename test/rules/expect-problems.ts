import { expect } from 'chai'
import ts from 'typescript'
import type { Fix, Problem } from '../../transformer/model/problem.js'
import type { Span } from '../../transformer/model/place.js'
import { LiveProject } from '../../lsp-plugin/live-project.js'
import { editedText } from '../../transformer/rules/automatic-edits.js'
import { catalogue, findProblems } from '../../transformer/rules/index.js'
import { programProblems } from '../../transformer/program/program-problems.js'
import { fixtureProject, type Files } from './fixture-project.js'
import { readMarks, type Marked } from './marked-text.js'

/** A problem that a case expects. */
export interface Expected {
  rule: string
  /** The number of the mark where it is. */
  at: number
  /** The numbers of the marks of its related places. */
  related?: number[]
  /** The message, or a part of it. */
  says?: string | RegExp
  /** The titles of its fixes; not looked at when absent. */
  fixes?: string[]
}

/** What most cases need besides their own files. */
const prelude: Files = {
  'services.ts': `
    import { defineServices, type Context } from 'solder'
    export interface Store { get(id: string): string }
    export interface Services { store: Store; mailer: { send(to: string): void } }
    export type Ctx = Context<Services>
    export const services = defineServices<Services>({
      store: () => ({ get: (id) => id }),
      mailer: () => ({ send: () => undefined }),
    })
    export const take = ({ store, mailer }: Services): unknown => [store, mailer]
  `,
}

/** One source text, or several by file name; alone it is `app.ts`. */
export type Sources = string | Files

/** What TypeScript itself objects to in a case, by code: an object with the same key twice. */
interface Allowance {
  typescriptErrors?: true
}

/** Expects exactly these problems, at the marked places; asking file by file must find the same. */
export function expectProblems(
  sources: Sources,
  expected: Expected[],
  { typescriptErrors }: Allowance = {},
): Problem[] {
  const marked = new Map(Object.entries(asFiles(sources)).map(([name, source]) => [name, readMarks(source)]))
  const files = Object.fromEntries([...marked].map(([name, { text }]) => [name, text]))
  const program = fixtureProject().use({ ...prelude, ...files })
  if (typescriptErrors === undefined) expect(fixtureProject().errors(program), 'errors of TypeScript').to.deep.equal([])

  const problems = programProblems(ts, program)
  const place = placeName(marked)
  const found = problems.map(({ rule, span, related }) => ({
    rule,
    at: place(span),
    related: related.map((r) => place(r.span)),
  }))
  const wanted = expected.map(({ rule, at, related }) => ({
    rule,
    at: `«${at}»`,
    related: (related ?? []).map((r) => `«${r}»`),
  }))
  expect(found.sort(byText), problems.map(({ message }) => message).join('\n')).to.deep.equal(wanted.sort(byText))
  expectTexts(problems, expected, place)
  expectSameByFile(program, problems)
  expectSameInEditor(program, problems)
  for (const problem of problems)
    for (const fix of problem.fixes) expectFixed({ ...prelude, ...files }, problem, fix, problems)
  return problems
}

/** Expects that there is no problem. */
export function expectNone(sources: Sources, allowance?: Allowance): void {
  expectProblems(sources, [], allowance)
}

/** Applies a fix of the only problem, and expects a project without problems and without errors. Returns its files. */
export function expectMended(sources: Sources, title: string): Files {
  const files = Object.fromEntries(
    Object.entries(asFiles(sources)).map(([name, source]) => [name, readMarks(source).text]),
  )
  const program = fixtureProject().use({ ...prelude, ...files })
  const fixes = programProblems(ts, program).flatMap((problem) => problem.fixes)
  const fix = fixes.find((each) => each.title === title)
  if (!fix) throw new Error(`There is no fix '${title}' among ${JSON.stringify(fixes.map((each) => each.title))}`)
  const mended = edited(files, fix.edits)
  expectNone(mended)
  return mended
}

function asFiles(sources: Sources): Files {
  return typeof sources === 'string' ? { 'app.ts': sources } : sources
}

/** A place as the number of its mark, or as text when it has none. */
function placeName(marked: Map<string, { text: string; marks: Map<number, Marked> }>) {
  return (span: Span): string => {
    for (const [name, { text, marks }] of marked) {
      if (fixtureProject().path(name) !== span.file) continue
      for (const [number, { start, length }] of marks) {
        if (start === span.start && length === span.length) return `«${number}»`
      }
      return `${name}: ${text.slice(span.start, span.start + span.length)}`
    }
    return `${span.file}:${span.start}`
  }
}

function expectTexts(problems: Problem[], expected: Expected[], place: (span: Span) => string): void {
  for (const { rule, at, says, fixes } of expected) {
    const here = problems.filter((problem) => problem.rule === rule && place(problem.span) === `«${at}»`)
    const message = here.map((problem) => problem.message).join('\n')
    if (typeof says === 'string') expect(message).to.include(says)
    else if (says) expect(message).to.match(says)
    if (fixes) expect(here.flatMap((problem) => problem.fixes.map(({ title }) => title))).to.deep.equal(fixes)
  }
  for (const { code, message, related } of problems) {
    for (const text of [message, ...related.map((each) => each.message)]) {
      expect(text).to.match(/^['A-Z].*[.?]$/su)
      for (const placeholder of placeholders(code))
        expect(text, 'a text with all values put in').not.to.include(placeholder)
    }
  }
}

function placeholders(code: number): string[] {
  const rule = catalogue.find((each) => each.code === code)
  return Object.values(rule?.messages ?? {}).flatMap((text) => text.match(/\{\w+\}/g) ?? [])
}

function expectSameByFile(program: ts.Program, problems: Problem[]): void {
  const own = program.getSourceFiles().filter((file) => !file.isDeclarationFile)
  const names = [...own.map(({ fileName }) => fileName), fixtureProject().path('tsconfig.json')]
  const byFile = names.flatMap((name) => programProblems(ts, program, name))
  const key = ({ code, span, message }: Problem) => `${span.file} ${span.start} ${code} ${message}`
  expect(byFile.map(key).sort()).to.deep.equal(problems.map(key).sort())
}

/** Whatever a fix does, TypeScript has nothing new to object to, and the problem is gone. */
function expectFixed(files: Files, problem: Problem, { title, edits }: Fix, all: readonly Problem[]): void {
  const before = fixtureProject().errors(fixtureProject().use(files))
  const program = fixtureProject().use(edited(files, edits))
  expect(before, `errors of TypeScript after '${title}'`).to.include.members(fixtureProject().errors(program))
  const isLike = ({ rule }: Problem) => rule === problem.rule
  const left = programProblems(ts, program).filter(isLike).length
  expect(left, `problems of its rule after '${title}'`).to.be.below(all.filter(isLike).length)
}

/** The files after edits. */
function edited(files: Files, edits: Fix['edits']): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, text]) => {
      const inFile = edits.filter(({ span }) => fixtureProject().path(name) === span.file)
      return [name, editedText(text, inFile)]
    }),
  )
}

const live = new LiveProject(ts)

/** An editor keeps what it has read, and looks only at what it has to. */
function expectSameInEditor(program: ts.Program, problems: Problem[]): void {
  const model = live.modelOf(program)
  const own = program.getSourceFiles().filter((file) => !file.isDeclarationFile)
  const names = [...own.map(({ fileName }) => fileName), fixtureProject().path('tsconfig.json')]
  const found = names.flatMap((name) => findProblems(model, name))
  const key = ({ code, span, message }: Problem) => `${span.file} ${span.start} ${code} ${message}`
  expect(found.map(key).sort(), 'in an editor').to.deep.equal(problems.map(key).sort())
}

function byText(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
