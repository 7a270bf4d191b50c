import { expect } from 'chai'
import ts from 'typescript'
import { LiveProject } from '../../lsp-plugin/live-project.js'
import type { Problem } from '../../transformer/model/problem.js'
import { programProblems } from '../../transformer/program/program-problems.js'
import { findProblems } from '../../transformer/rules/index.js'
import { fixtureProject } from '../rules/fixture-project.js'
import { Alternatives } from './alternatives.js'
import { editedFiles } from './edited-files.js'

const [seeds, edits] = [Number(process.env['EDIT_SEEDS'] ?? 2), Number(process.env['EDITS'] ?? 60)]
const firstSeed = Number(process.env['SEED'] ?? 1)

/** All of a problem that a user sees; of what it is related to, the order does not matter. */
function seen({ code, span, message, severity, related, fixes }: Problem): string {
  const places = related.map((each) => `${each.span.file}:${each.span.start} ${each.message}`).sort()
  const changes = fixes.map(({ title, edits }) => [
    title,
    edits.map((each) => [each.span.file, each.span.start, each.text]),
  ])
  return JSON.stringify([span.file, span.start, span.length, code, severity, message, places, changes])
}

describe('after any edits, the editor shows what a reader sees who remembers nothing', () => {
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    it(`with seed ${seed}`, function () {
      this.timeout(edits * 2_000)
      const project = new Alternatives(editedFiles, seed)
      const live = new LiveProject(ts)
      const history: string[] = []
      const shown = new Set<number>()
      for (let step = 0; step < edits; step++) {
        const program = fixtureProject().use(project.files)
        const names = Object.keys(project.files).map((name) => fixtureProject().path(name))
        // An editor asks for the files that it shows, not for all of them.
        const asked = step % 10 === 0 ? names : names.filter(() => project.below(5) === 0)
        const all = programProblems(ts, program)
        for (const { code } of all) shown.add(code)
        for (const name of asked) {
          const expected = all.filter(({ span }) => span.file === name).map(seen)
          const found = findProblems(live.modelOf(program), name).map(seen)
          expect(found.sort(), `step ${step}, ${name}, after\n${history.slice(-12).join('\n')}`).to.deep.equal(
            expected.sort(),
          )
        }
        history.push(`${step}: ${project.edit()}`)
      }
      // Edits that break nothing would show nothing.
      expect([...shown].length, [...shown].join()).to.be.greaterThan(8)
    })
  }
})

describe('an edit that brings the first workflow, or takes the last one away', () => {
  it('has the code of workflows looked at, or no longer', () => {
    const flow = (context: string) => ({
      'app.ts': `${context}
        export const flow = async (input: { id: string }, ctx: Running<{}>): Promise<number> => Date.now()`,
    })
    const [none, some] = [
      flow('type Running<T> = { now(): T }'),
      flow("import type { WorkflowContext as Running } from 'solder'"),
    ]
    const live = new LiveProject(ts)
    const rules = [none, some, none, some].map((files) => {
      const program = fixtureProject().use({ ...files, 'other.ts': "import 'solder'" })
      return findProblems(live.modelOf(program), fixtureProject().path('app.ts')).map(({ rule }) => rule)
    })
    expect(rules).to.deep.equal([[], ['workflow-clock'], [], ['workflow-clock']])
  })
})
