import { expect } from 'chai'
import type { Outcome } from '../running/run-node.js'
import { ProjectWithMistake } from './project-with-mistake.js'

/** The problems that a build printed, as `file(line,column) code`. */
function problemsOf({ stdout }: Outcome): string[] {
  const lines = stdout.matchAll(/^src\/(\S+)\((\d+,\d+)\): error TS(79\d+):/gm)
  return [...new Set([...lines].map(([, file = '', place = '', code = '']) => `${file}(${place}) ${code}`))].sort()
}

const twoRoutes = ['admin.ts(5,12) 790001', 'app.ts(5,12) 790001']
const badType = ['found.ts(3,3) 790005']

const modes: [name: string, options: object, args?: string[], emitsNothing?: true][] = [
  ['a plain build', {}],
  ['noEmit', { noEmit: true }, ['-p', '.'], true],
  ['noEmitOnError', { noEmitOnError: true }, ['-p', '.'], true],
  ['incremental', { incremental: true }],
  ['incremental with noEmit', { incremental: true, noEmit: true }, ['-p', '.'], true],
  ['incremental with noEmitOnError', { incremental: true, noEmitOnError: true }, ['-p', '.'], true],
  ['incremental with isolatedModules', { incremental: true, isolatedModules: true, verbatimModuleSyntax: true }],
  ['a composite project with -b', { composite: true }, ['-b']],
  ['-b', {}, ['-b']],
  ['-b and noEmitOnError alone', { noEmitOnError: true }, ['-b'], true],
  ['-b with noEmitOnError', { composite: true, noEmitOnError: true }, ['-b'], true],
]

describe('a mistake in a wiring fails the build', () => {
  for (const [name, options, args, emitsNothing] of modes) {
    it(`with ${name}: now, again, until it is mended, and when another file brings it back`, async () => {
      const project = new ProjectWithMistake(options, args)
      try {
        for (const time of ['the first time', 'the second time']) {
          const outcome = await project.build()
          expect(problemsOf(outcome), time + outcome.stdout).to.deep.equal(twoRoutes)
          expect(outcome.code, time).to.be.greaterThan(0)
          if (emitsNothing) expect(project.emitted(), time).to.deep.equal([])
        }

        project.mend()
        const mended = await project.build()
        expect(mended.stdout + mended.stderr).to.equal('')
        expect(mended.code).to.equal(0)
        expect(project.emitted().length > 0).to.equal(!('noEmit' in options))

        project.breakType()
        const broken = await project.build()
        expect(problemsOf(broken), broken.stdout).to.deep.equal(badType)
        expect(broken.code).to.be.greaterThan(0)

        project.mend()
        expect((await project.build()).code).to.equal(0)

        project.repeatRoute()
        const again = await project.build()
        expect(problemsOf(again), again.stdout).to.deep.equal(twoRoutes)
        expect(again.code).to.be.greaterThan(0)
      } finally {
        project.remove()
      }
    })
  }
})
