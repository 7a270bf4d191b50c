import { expect } from 'chai'
import { expectMended, expectProblems } from './expect-problems.js'

const enqueue = (named: string) =>
  `import type { Ctx } from './services.js'\nexport async function use(ctx: Ctx): Promise<void> { await ctx.enqueue(${named}, { id: '' }) }\n`
const wiring = `import { defineWiring } from 'solder'
import { use } from './use.js'
export const wiring = «2|defineWiring({ rpc: { use } })»
`
const job = (name: string) => `function ${name}(input: { id: string }): void { void input }\n`

/** The file `app.ts` after the function was wired to a queue; everything compiles then, and no problem is left. */
function wired(files: Record<string, string>, name: string): string | undefined {
  return expectMended({ 'app.ts': wiring, ...files }, `Wire '${name}' to a queue`)['app.ts']
}

/** Expects that no fix of a function is offered. */
function expectUnnamed(files: Record<string, string>): void {
  expectProblems({ 'app.ts': wiring, ...files }, [{ rule: 'not-queued', at: 1, related: [2], fixes: [] }])
}

describe('the name by which a fix wires a function', () => {
  for (const [what, jobs, named, name, imported, entry] of [
    [
      'the default of a file',
      `export default ${job('byDefault')}`,
      'import byDefault from',
      'byDefault',
      'import byDefault from',
      'byDefault',
    ],
    [
      'the default of a file that declares it first',
      `${job('later')}export default later\n`,
      'import later from',
      'later',
      'import later from',
      'later',
    ],
    [
      'a function that is exported under another name',
      `${job('hidden')}export { hidden as shown }\n`,
      'import { shown } from',
      'hidden',
      'import { shown } from',
      'hidden: shown',
    ],
    [
      'a static function of a class',
      'export class K { static run(input: { id: string }): void { void input } }\n',
      'import { K } from',
      'run',
      'import { K } from',
      'run: K.run',
    ],
    [
      'a function of an object',
      'export const ns = { deep: { inner: (input: { id: string }): void => { void input } } }\n',
      'import { ns } from',
      'inner',
      'import { ns } from',
      'inner: ns.deep.inner',
    ],
  ] as const) {
    it(`is the one that ${what} has in another file`, () => {
      const use = /: (.*)/.exec(entry)?.[1] ?? entry
      const app = wired({ 'jobs.ts': jobs, 'use.ts': `${named} './jobs.js'\n${enqueue(use)}` }, name)
      expect(app).to.include(`${imported} './jobs.js'\n`).and.to.include(`queues: { ${entry} }`)
    })
  }

  it('is the one that the file has already imported, whatever it is', () => {
    const files = {
      'jobs.ts': `export ${job('remind')}`,
      'use.ts': `import { remind } from './jobs.js'\n${enqueue('remind')}`,
    }
    for (const [imported, entry] of [
      ['{ remind as later }', 'remind: later'],
      ['* as jobs', 'remind: jobs.remind'],
    ] as const) {
      const app = `import { defineWiring } from 'solder'
import { use } from './use.js'
import ${imported} from './jobs.js'
export const wiring = defineWiring({ rpc: { use } })
`
      expect(wired({ ...files, 'app.ts': app }, 'remind')).to.equal(
        app.replace('{ use } })', `{ use }, queues: { ${entry} } })`),
      )
    }
  })

  it('is added to the names that the file imports, as a default, too', () => {
    const app = `import { defineWiring } from 'solder'
import { use } from './use.js'
import { type Job } from './jobs.js'
export const wiring = defineWiring({ rpc: { use } })
export const jobs: Job[] = []
`
    const jobs = `export interface Job { id: string }\nexport default ${job('byDefault')}`
    const files = { 'jobs.ts': jobs, 'use.ts': `import byDefault from './jobs.js'\n${enqueue('byDefault')}` }
    expect(wired({ ...files, 'app.ts': app }, 'byDefault')).to.include(
      "import { type Job, default as byDefault } from './jobs.js'\n",
    )
  })

  for (const [what, files] of [
    ['is not exported', { 'use.ts': `${job('hidden')}${enqueue('«1|hidden»')}` }],
    [
      'is declared in another function',
      {
        'use.ts': `import type { Ctx } from './services.js'
export async function use(ctx: Ctx): Promise<void> { ${job('inner')}await ctx.enqueue(«1|inner», { id: '' }) }
`,
      },
    ],
    [
      'has a name that the file has for something else',
      {
        'jobs.ts': `export ${job('remind')}`,
        'use.ts': `import { remind } from './jobs.js'\n${enqueue('«1|remind»')}`,
        'app.ts': `${wiring}export const remind = 1\n`,
      },
    ],
    [
      'is a constant below the wiring',
      {
        'use.ts': 'export {}',
        'app.ts': `import { defineWiring } from 'solder'
${enqueue('«1|later»')}export const wiring = «2|defineWiring({ rpc: { use } })»
const later = (input: { id: string }): void => { void input }
`,
      },
    ],
  ] as const) {
    it(`is none where the function ${what}`, () => {
      expectUnnamed(files)
    })
  }

  it('is that of a constant above the wiring, or of a function anywhere in its file', () => {
    const app = (before: string, after: string) => `import { defineWiring } from 'solder'
${before}${enqueue('later')}export const wiring = defineWiring({ rpc: { use } })
${after}`
    const constant = 'const later = (input: { id: string }): void => { void input }\n'
    for (const source of [app(constant, ''), app('', job('later'))])
      expect(wired({ 'use.ts': 'export {}', 'app.ts': source }, 'later')).to.include('queues: { later } })')
  })
})

describe('where a fix wires a function', () => {
  const files = {
    'jobs.ts': `export ${job('remind')}`,
    'use.ts': `import { remind } from './jobs.js'\n${enqueue('remind')}`,
  }
  const app = (queues: string, wiringOf: string) => `import { defineWiring } from 'solder'
import { use } from './use.js'
${queues}export const wiring = defineWiring(${wiringOf})
`

  it('is in the constant that a part of the wiring names', () => {
    for (const wiringOf of ['{ rpc: { use }, queues }', '{ rpc: { use }, queues: queues }']) {
      const source = app('const queues = { use }\n', wiringOf)
      expect(wired({ ...files, 'app.ts': source }, 'remind')).to.equal(
        source
          .replace('queues = { use }', 'queues = { use, remind }')
          .replace("'./use.js'\n", "'./use.js'\nimport { remind } from './jobs.js'\n"),
      )
    }
  })

  it('is nowhere when that constant is in another file', () => {
    const use = files['use.ts'].replace('enqueue(remind', 'enqueue(«1|remind»')
    expectUnnamed({
      ...files,
      'use.ts': use,
      'queues.ts': "import { use } from './use.js'\nexport const queues = { «2|use» }\n",
      'app.ts': app("import { queues } from './queues.js'\n", '{ rpc: { use }, queues }'),
    })
  })
})

describe('the import that a fix adds', () => {
  const app = (imports: string) => `import { defineWiring } from 'solder'
${imports}import { use } from './use.js'
export const wiring = defineWiring({ rpc: { use } })
`

  it('ends as modules of sources do, whatever is imported first', () => {
    const files = {
      'data.d.ts': 'declare module "*.css"\n',
      'jobs.ts': `export ${job('remind')}`,
      'use.ts': `import { remind } from './jobs.js'\n${enqueue('remind')}`,
    }
    expect(wired({ ...files, 'app.ts': app("import './page.css'\n") }, 'remind')).to.include(
      "import { remind } from './jobs.js'\n",
    )
  })

  it('needs no other relative import to go by', () => {
    const source = `import { defineWiring } from "solder"; // the face of it
import * as all from "#all";
export const wiring = defineWiring({ rpc: { use: all.use } });
`
    const files = {
      'package.json': '{ "type": "module", "imports": { "#all": "./use.js" } }',
      'jobs.ts': `export ${job('remind')}`,
      'use.ts': `import { remind } from './jobs.js'\n${enqueue('remind')}`,
      'app.ts': source,
    }
    expect(wired(files, 'remind')).to.include(
      'import * as all from "#all";\nimport { remind } from "./jobs.js";\nexport',
    )
  })

  for (const [file, specifier] of [
    ['jobs.mts', './jobs.mjs'],
    ['jobs.cts', './jobs.cjs'],
    ['jobs.js', './jobs.js'],
  ] as const) {
    it(`reaches '${file}' as '${specifier}'`, () => {
      const source = file.endsWith('.js')
        ? '/** @param {{ id: string }} input @returns {void} */\nexport function remind(input) { void input }\n'
        : `export ${job('remind')}`
      const files = { [file]: source, 'use.ts': `import { remind } from '${specifier}'\n${enqueue('remind')}` }
      expect(wired({ ...files, 'app.ts': app('') }, 'remind')).to.include(`import { remind } from '${specifier}'\n`)
    })
  }

  it('leaves the comment behind the last import with that', () => {
    const files = {
      'jobs.ts': `export ${job('remind')}`,
      'use.ts': `import { remind } from './jobs.js'\n${enqueue('remind')}`,
      'app.ts': wiring.replace("'./use.js'", "'./use.js' // who enqueues"),
    }
    expect(wired(files, 'remind')).to.include("'./use.js' // who enqueues\nimport { remind } from './jobs.js'\n")
  })
})

describe('a member that a fix adds', () => {
  it('leaves the comment behind the last member with that', () => {
    const title = "Add the property 'id' to 'Input'"
    const app = (input: string) => `import { defineWiring } from 'solder'
interface Input ${input}
export function get(input: Input): string { return String(input) }
export const wiring = defineWiring({ http: { 'GET /todos/:id': get } })
`
    for (const [before, after] of [
      ['{\n  n?: number // last\n}', '{\n  n?: number // last\n  id: string\n}'],
      ['{\n  n?: number; /* last */\n}', '{\n  n?: number; /* last */\n  id: string;\n}'],
      ['{ n?: number /* last */ }', '{ n?: number /* last */; id: string }'],
      ['{ n?: number // last\n}', '{ n?: number // last\n  id: string\n}'],
    ] as const)
      expect(expectMended(app(before), title)['app.ts']).to.equal(app(after))
  })

  it('does the same in lists without a comma at the end', () => {
    const files = {
      'jobs.ts': `export ${job('remind')}`,
      'use.ts': `import { remind } from './jobs.js'\n${enqueue('remind')}`,
    }
    const app = (imports: string, queues: string) => `import { defineWiring } from 'solder'
import { use } from './use.js'
import ${imports} from './jobs.js'
export const wiring = defineWiring({ rpc: { use }, queues: ${queues} })
`
    const jobs = `export ${job('remind')}export ${job('zap')}`
    for (const [before, after] of [
      [
        ['{ zap /* at once */ }', '{\n    zap // at once\n  }'],
        ['{ zap /* at once */, remind }', '{\n    zap, // at once\n    remind\n  }'],
      ],
      [
        ['{ zap // at once\n}', '{ zap /* at once */ }'],
        ['{ zap, // at once\n  remind\n}', '{ zap /* at once */, remind }'],
      ],
    ] as const)
      expect(wired({ ...files, 'jobs.ts': jobs, 'app.ts': app(before[0], before[1]) }, 'remind')).to.equal(
        app(after[0], after[1]),
      )
  })
})
