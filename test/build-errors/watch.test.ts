import { expect } from 'chai'
import { ProjectWithMistake } from './project-with-mistake.js'
import { WatchedBuild } from './watched-build.js'

const modes: [name: string, options: object, args: string[]][] = [
  ['--watch', {}, ['-p', '.']],
  ['--watch --noEmit', {}, ['-p', '.', '--noEmit']],
  ['--watch --incremental', { incremental: true }, ['-p', '.']],
  ['-b --watch', {}, ['-b']],
  ['-b --watch of a composite project', { composite: true }, ['-b']],
]

const isGood = (round: string) => round.includes('Found 0 errors.')
const has = (code: number) => (round: string) => round.includes(`error TS${code}`)

describe('a mistake in a wiring shows in a build that watches', () => {
  let project: ProjectWithMistake
  let build: WatchedBuild

  afterEach(async () => {
    await build.stop()
    project.remove()
  })

  for (const [name, options, args] of modes) {
    it(`with ${name}: at once, until it is mended, and when another file brings it back`, async () => {
      project = new ProjectWithMistake(options)
      build = new WatchedBuild(project.folder, args)
      const first = await build.round()
      expect(first)
        .to.match(/src\/admin\.ts\(5,12\): error TS790001/)
        .and.to.match(/src\/app\.ts\(5,12\): error TS790001/)
      const mend = () => {
        project.mend()
      }
      await build.after(mend, isGood)
      const broken = await build.after(() => {
        project.breakType()
      }, has(790005))
      expect(broken).to.match(/src\/found\.ts\(3,3\)/)
      await build.after(mend, isGood)
      const again = await build.after(() => {
        project.repeatRoute()
      }, has(790001))
      expect(again).to.match(/src\/app\.ts\(5,12\)/)
    })
  }
})
