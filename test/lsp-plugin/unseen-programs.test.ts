import { expect } from 'chai'
import ts from 'typescript'
import { LiveProject } from '../../lsp-plugin/live-project.js'
import { indexOf } from '../../transformer/rules/project-index.js'
import { fixtureProject } from '../rules/fixture-project.js'

/** TypeScript moves the nodes that an edit leaves alone into the next tree: those of a program that we saw end up in one that we did not. */
describe('a project of which an editor makes programs that nobody asks us about', () => {
  const app = (service: string, more = '') => `import { defineApp, defineServices, defineWiring } from 'solder'
const services = defineServices({ ${service}: () => ''${more} })
export default defineApp({ name: 'a', services, wirings: [defineWiring({ rpc: { run: () => '' } })] })`
  const other = `import { defineApp, defineServices, defineWiring } from 'solder'
const run = (): string => ''
const wiring = defineWiring({ rpc: { run } })
const services = defineServices<{ mailer: string }>({ mailer: () => '' })
export const second = defineApp({ name: 'b', services, wirings: [wiring] })`

  it('has the apps of the latest program alone', () => {
    const live = new LiveProject(ts)
    const appsOf = (text: string) =>
      indexOf(live.modelOf(fixtureProject().use({ 'app.ts': text }))).apps.map(({ services }) =>
        services?.factories.map(({ name }) => name),
      )
    expect(appsOf(app('clock'))).to.deep.equal([['clock']])
    fixtureProject().use({ 'app.ts': app('clock', `, more: () => ''`) })
    fixtureProject().use({ 'app.ts': app('clock') })
    expect(appsOf(other)).to.deep.equal([['mailer']])
    expect(appsOf('export {}')).to.deep.equal([])
  })
})
