import { expectNone, expectProblems } from './expect-problems.js'
import { workflow } from './workflow-source.js'

const rule = 'workflow-io'
const modules = {
  'node.d.ts': `
    declare module 'node:fs' { const fs: { readFileSync(path: string): string }; export default fs }
    declare module 'node:fs/promises' { export function readFile(path: string): Promise<string> }
    declare module 'node:path' { export function join(...parts: string[]): string }
    declare const process: { env: Record<string, string | undefined>; version: string }`,
}

describe('the rule workflow-io', () => {
  it('reports the network, timers, files and the process', () => {
    const top = `
      import { readFile } from 'node:fs/promises'
      import fs from 'node:fs'
      import { join } from 'node:path'`
    const body = `
      const all = [await «1|fetch('https://a.example')», await «2|readFile(join('a', 'b'))», «3|fs.readFileSync('a')», «4|process.env['A']»]
      «5|setTimeout(() => undefined, 5)»
      await new Promise((resolve) => «6|setTimeout(resolve, 5)»)
      void [all, process.version]`
    expectProblems({ ...modules, 'app.ts': workflow(body, { top }) }, [
      { rule, at: 1, says: "'fetch(…)' happens again each time 'flow' is replayed" },
      ...[2, 3, 4, 5].map((at) => ({ rule, at })),
      {
        rule,
        at: 6,
        says: "'setTimeout(…)' happens again each time 'flow' is replayed: do it in a step, or use 'sleep' for a timer.",
      },
    ])
  })

  it('reports functions that are called, in classes too', () => {
    const top = `
      async function load(): Promise<string> { return await (await «8|fetch('https://a.example')»).text() }
      class Site { readonly #base = ''; async read(): Promise<Response> { return «9|fetch(this.#base)» } }`
    const body = 'void [await «1|load»(), await «2|new Site().read»()]'
    expectProblems(workflow(body, { top }), [
      {
        rule,
        at: 1,
        related: [8],
        says: "'load' reaches out of the code ('fetch(…)'), again each time 'flow' is replayed: call it as a step.",
      },
      { rule, at: 2, related: [9], says: "'Site.read' reaches out of the code" },
    ])
  })

  it('is silent about what stays in the code', () => {
    const top =
      'import { contractOf } from "solder"; export const load = async (_: Context): Promise<number> => (await fetch("https://a.example")).status'
    expectNone(
      workflow(
        `const fetched = { fetch: 1, setTimeout: 2 }
        const isBrowser = typeof document !== 'undefined'
        const url = new URL('https://a.example'), text = new TextEncoder().encode('a'), copy = structuredClone(input)
        void [fetched.fetch, isBrowser, url.host, text.length, copy, await ctx.step(load), contractOf(load).name]
        await ctx.sleep(5)`,
        { top },
      ),
    )
  })
})
