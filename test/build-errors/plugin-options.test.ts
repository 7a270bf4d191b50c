import { expect } from 'chai'
import { bin, tspc } from '../running/repository.js'
import { runNode, type Outcome } from '../running/run-node.js'
import { pluginEntry, UserProject } from '../running/user-project.js'

const app = `import { defineWiring } from 'solder'

export const wiring = defineWiring({
  cron: { beat: { schedule: '0 25 * * *', run: (): void => undefined } },
})
`

describe('the options of the plugin', () => {
  let project: UserProject

  afterEach(() => {
    project.remove()
  })

  const use = (rules: object, more: object = {}) => {
    project = new UserProject({ 'src/app.ts': app }, { plugins: [{ ...pluginEntry, rules, ...more }] })
  }
  const build = (...args: string[]): Promise<Outcome> => runNode([tspc, '-p', '.', ...args], { cwd: project.folder })
  const check = (): Promise<Outcome> => runNode([bin, 'check'], { cwd: project.folder })

  it('make an error a warning or a suggestion, which does not fail the build', async () => {
    for (const severity of ['warning', 'suggestion']) {
      use({ 'invalid-cron': severity })
      expect(await build()).to.include({ code: 0, stdout: '' })
      const { code, stdout } = await check()
      expect(stdout).to.match(new RegExp(`^src/app\\.ts:4:32 ${severity} 790006 invalid-cron: `, 'm'))
      expect(stdout).to.match(new RegExp(`^1 ${severity} in 1 file\\.$`, 'm'))
      expect(code).to.equal(0)
      project.remove()
    }
    use({ 'invalid-cron': 'error' })
    expect((await build()).code).to.equal(2)
  })

  it('switch a rule off', async () => {
    use({ 'invalid-cron': 'off' })
    expect(await build()).to.include({ code: 0, stdout: '' })
    expect(await check()).to.include({ code: 0, stdout: 'No problems in 1 file.\n' })
  })

  it('make a warning an error, which fails the build', async () => {
    use({ 'unused-ignore': 'error', 'invalid-cron': 'off' })
    project.write({ 'src/app.ts': `// solder-ignore-next-line duplicate-route none\n${app}` })
    const { code, stdout } = await build()
    expect(stdout).to.match(/^src\/app\.ts\(1,28\): error TS790021: /m)
    expect(code).to.equal(2)
  })

  it('fail build and check where they are misspelt, at their place in tsconfig.json', async () => {
    use({ 'invalid-corn': 'off' }, { ruels: {} })
    const place = `1:${project.read('tsconfig.json').indexOf('invalid-corn') + 1}`
    const text = "'invalid-corn' is not the name of a rule. Did you mean 'invalid-cron'?"
    for (const args of [[], ['--noEmit'], ['--incremental']]) {
      const { code, stdout } = await build(...args)
      expect(stdout).to.include(`tsconfig.json(${place.replace(':', ',')}): error TS790020: ${text}`)
      expect(stdout).to.include("The plugin has no option 'ruels'. Did you mean 'rules'?")
      expect(code).not.to.equal(0)
    }
    const { code, stdout } = await check()
    expect(stdout).to.include(`tsconfig.json:${place} error 790020 plugin-options: ${text}`)
    expect(stdout).to.match(/^3 errors in 1 file\.$/m)
    expect(code).to.equal(1)
  })

  it('may come from a configuration that is extended', async () => {
    use({})
    const options = {
      compilerOptions: { plugins: [{ ...pluginEntry, rules: { 'invalid-cron': 'off', nothing: 'off' } }] },
    }
    const own = JSON.parse(project.read('tsconfig.json')) as { compilerOptions: { plugins?: object } }
    delete own.compilerOptions.plugins
    project.write({
      'base.json': JSON.stringify(options),
      'tsconfig.json': JSON.stringify({ extends: './base.json', ...own }),
    })
    const { code, stdout } = await check()
    expect(stdout).to.match(
      /^tsconfig\.json:1:13 error 790020 plugin-options: 'nothing' is not the name of a rule\.\n1 error in/,
    )
    expect(code).to.equal(1)
    expect((await build()).stdout).to.include('tsconfig.json(1,13): error TS790020')
  })
})
