import { join } from 'node:path'
import { expect } from 'chai'
import { runNode } from '../../running/run-node.js'
import { surfaces, surfacesApp } from '../surfaces-app.js'

/** A Node that finds the SDK nowhere, as where it has not been installed. */
const hook = `export const resolve = (name, context, next) => {
  if (name.startsWith('@modelcontextprotocol/')) throw Object.assign(new Error('not found'), { code: 'ERR_MODULE_NOT_FOUND' })
  return next(name, context)
}`
const withoutSdk = [
  '--import',
  `data:text/javascript,${encodeURIComponent(
    `import { register } from 'node:module'\nregister(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`)})`,
  )}`,
]

const sentence =
  "'surfaces' cannot start: its wirings have a part 'mcp', which needs a package that cannot be loaded: npm install @modelcontextprotocol/server@2.4.0.\n"

describe('MCP without its SDK', () => {
  before(() => surfacesApp())

  it('does not start, and says what to install', async () => {
    const stdio = await runNode([...withoutSdk, join(surfaces, 'dist/stdio.js')], { cwd: surfaces })
    expect(stdio).to.deep.include({ code: 1, stdout: '', stderr: sentence })
    const serve = `import { serve } from 'solder/node'; import { app } from './dist/app.js'; await serve(app, { port: 0 })`
    const http = await runNode([...withoutSdk, '--input-type=module', '-e', serve], { cwd: surfaces })
    expect(http).to.deep.include({ code: 1, stdout: '', stderr: sentence })
  })

  it('is not needed for commands', async () => {
    const { code, stdout } = await runNode([...withoutSdk, join(surfaces, 'dist/cli.js'), 'count'], { cwd: surfaces })
    expect({ code, stdout }).to.deep.equal({ code: 0, stdout: '1\n' })
  })
})
