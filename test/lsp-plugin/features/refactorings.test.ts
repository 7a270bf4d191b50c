import { expect } from 'chai'
import { done, offered } from './refactored.js'

describe('wiring a function', () => {
  const app = `import { defineWiring } from 'solder'
import { list } from './functions.js'

export const wiring = defineWiring({
  http: {
    'GET /todos': list,
  },
})
`
  const functions = `import type { Ctx, RoomCtx, UserCtx } from './services.js'
export function list(): string { return 'all' }
`

  for (const [what, declaration, title, expected] of [
    [
      'to HTTP',
      'export function getTodo(input: { id: string }): string { return input.id }',
      "Wire 'getTodo' to HTTP",
      "'GET /todos/:id': getTodo,",
    ],
    [
      'to HTTP, where the route is taken',
      'export function listTodo(): string { return "" }',
      "Wire 'listTodo' to HTTP",
      "'POST /list-todo': listTodo,",
    ],
    [
      'to HTTP, when a query cannot give the input',
      'export function findTodo(input: { by: { id: string } }): string { return input.by.id }',
      "Wire 'findTodo' to HTTP",
      "'POST /find-todo': findTodo,",
    ],
    [
      'to HTTP, when the name has no verb',
      'export const purge = (): void => undefined',
      "Wire 'purge' to HTTP",
      "'POST /purge': purge,",
    ],
    [
      'to RPC',
      'export function createTodo(input: { title: string }): string { return input.title }',
      "Wire 'createTodo' to RPC",
      'rpc: { createTodo },',
    ],
    [
      'to a queue',
      'export function remind(input: { id: string }, { mailer }: Ctx): void { mailer.send(input.id) }',
      "Wire 'remind' to a queue",
      'queues: { remind },',
    ],
  ] as const) {
    it(what, () => {
      const files = done({ 'app.ts': app, 'functions.ts': `${functions}/*here*/${declaration}\n` }, title)
      expect(files['app.ts']).to.include(expected)
      expect(files['app.ts']).to.match(/\nimport \{ list, \w+ \} from '\.\/functions\.js'\n\nexport/)
    })
  }

  const added = 'export function /*here*/find(): string { return "one" }'
  for (const [what, before, after] of [
    [
      'among names and keys in order',
      `import { defineWiring } from 'solder'
import { add, list } from './functions.js'
export const wiring = defineWiring({ rpc: { add, /* all */ list } })
`,
      `import { defineWiring } from 'solder'
import { add, find, list } from './functions.js'
export const wiring = defineWiring({ rpc: { add, find, /* all */ list } })
`,
    ],
    [
      'behind names and keys in no order, on lines of their own, and leaves comments with what they are about',
      `import { defineWiring } from 'solder'
import {
  list, // everything
  add as insert, // one more
} from './functions.js'
export const wiring = defineWiring({
  rpc: {
    list,
    insert, // one more
  },
})
`,
      `import { defineWiring } from 'solder'
import {
  list, // everything
  add as insert, // one more
  find,
} from './functions.js'
export const wiring = defineWiring({
  rpc: {
    list,
    insert, // one more
    find,
  },
})
`,
    ],
    [
      'before the comments of the next one',
      `import { defineWiring } from "solder";
import { add, list } from "./functions.js";
export const wiring = defineWiring({
  rpc: {
    // Adds one.
    add, // to the list
    /** All of them. */
    list
  }
});
`,
      `import { defineWiring } from "solder";
import { add, find, list } from "./functions.js";
export const wiring = defineWiring({
  rpc: {
    // Adds one.
    add, // to the list
    find,
    /** All of them. */
    list
  }
});
`,
    ],
    [
      'with an import of its own, where there are only types from that file',
      `import { defineWiring } from "solder";
import type { Item } from "./functions.js";
export const wiring = defineWiring({ rpc: {} });
export const items: Item[] = [];
`,
      `import { defineWiring } from "solder";
import type { Item } from "./functions.js";
import { find } from "./functions.js";
export const wiring = defineWiring({ rpc: { find } });
export const items: Item[] = [];
`,
    ],
  ] as const) {
    it(`puts it ${what}`, () => {
      const more = `export interface Item { id: string }\nexport function add(): string { return 'one' }\n`
      const files = done({ 'app.ts': before, 'functions.ts': `${functions}${more}${added}\n` }, "Wire 'find' to RPC")
      expect(files['app.ts']).to.equal(after)
    })
  }

  it('gives it another name where its own is taken', () => {
    const taken = `import { defineWiring } from 'solder'
import { find, list } from './functions.js'
export const wiring = defineWiring({ queues: { find }, rpc: { find: list } })
`
    const files = done({ 'app.ts': taken, 'functions.ts': `${functions}${added}\n` }, "Wire 'find' to RPC")
    expect(files['app.ts']).to.include('rpc: { find: list, find2: find } })')
  })

  it('where it is declared, though nothing exports it', () => {
    const files = done(
      {
        'app.ts': app.replace("import { list } from './functions.js'", 'function /*here*/list(): string { return "" }'),
      },
      "Wire 'list' to RPC",
    )
    expect(files['app.ts']).to.include('rpc: { list },')
    expect(files['app.ts']).not.to.include('import { list }')
  })

  it('is not offered where it is done, cannot be done, or nothing is wired', () => {
    const at = (declaration: string, wiring = app) =>
      offered({ 'app.ts': wiring, 'functions.ts': `${functions}${declaration}\n` }, 'refactor.rewrite')
    expect(
      at(
        'export function /*here*/join(input: { room: string }, { channel }: RoomCtx): void { channel.send(input.room, 1) }',
      ),
    ).to.deep.equal([])
    for (const outOfPlace of [
      'const /*here*/session = ({ headers }: { headers: Headers }): string | null => headers.get("x-user")',
      'const /*here*/use = (call: object, next: () => unknown): unknown => [call, next()]',
      'function /*here*/make(): () => void { return () => undefined }',
    ]) {
      const titles = at(`export ${outOfPlace}`).filter((title) => title.startsWith('Wire'))
      expect(titles, outOfPlace).to.deep.equal([])
    }
    expect(at('function /*here*/hidden(): void {}\nhidden()')).to.deep.equal([])
    expect(at('export function body(): string { return /*here*/"" }')).to.deep.equal([])
    expect(at('export function /*here*/other(): void {}', 'import "./functions.js"')).to.deep.equal([])
    const functionsMarked = functions.replace('function list', 'function /*here*/list')
    expect(offered({ 'app.ts': app, 'functions.ts': functionsMarked })).to.deep.equal([
      "Wire 'list' to RPC",
      "Wire 'list' to a queue",
      "Wire 'list' to MCP",
      "Wire 'list' to the command line",
    ])
  })

  it('is offered of a function that requires a session: a job has that of whoever adds it', () => {
    const mine = 'export function /*here*/mine({ session }: UserCtx): string { return session.userId }'
    expect(offered({ 'app.ts': app, 'functions.ts': `${functions}${mine}\n` }, 'refactor.rewrite')).to.deep.equal([
      "Wire 'mine' to HTTP",
      "Wire 'mine' to RPC",
      "Wire 'mine' to a queue",
      "Wire 'mine' to MCP",
      "Wire 'mine' to the command line",
    ])
  })

  it('is of a kind that an editor can ask for', () => {
    const sources = { 'app.ts': app, 'functions.ts': `${functions}export function /*here*/other(): void {}\n` }
    expect(offered(sources, 'refactor.rewrite')).to.have.length(5)
    expect(offered(sources, 'refactor.extract')).to.deep.equal([])
  })
})

describe('extracting the input of a function', () => {
  const wiring = `import { defineWiring } from 'solder'
import { createTodo } from './functions.js'
export const wiring = defineWiring({ rpc: { createTodo } })
`
  const extract = (source: string, name = 'CreateTodoInput') =>
    done({ 'app.ts': wiring, 'functions.ts': source }, `Extract the input of 'createTodo' to '${name}'`)['functions.ts']

  it('makes an interface of a type literal, and leaves the comment with the function', () => {
    expect(
      extract(`/** Adds a todo. */
export function createTodo(/*here*/input: { title: string; due?: Date }): string { return input.title }
`),
    ).to.equal(`export interface CreateTodoInput {
  title: string
  due?: Date
}

/** Adds a todo. */
export function createTodo(input: CreateTodoInput): string { return input.title }
`)
  })

  it('keeps the lines of a type that has some', () => {
    expect(
      extract(`export const createTodo = /*here*/({
  title,
}: {
  /** What to do. */
  title: string
}): string => title
`),
    ).to.equal(`export interface CreateTodoInput {
  /** What to do. */
  title: string
}

export const createTodo = ({
  title,
}: CreateTodoInput): string => title
`)
  })

  it('makes an alias of anything else, under a name that is free', () => {
    expect(
      extract(
        `type CreateTodoInput = { id: string }
export function createTodo(/*here*/input: CreateTodoInput & { title: string }): string { return input.title }
`,
        'CreateTodoInput2',
      ),
    ).to.equal(`type CreateTodoInput = { id: string }
export type CreateTodoInput2 = CreateTodoInput & { title: string }

export function createTodo(input: CreateTodoInput2): string { return input.title }
`)
  })

  it('is not offered of a function with overloads, which nothing may stand between', () => {
    const overloads = `export function createTodo(input: { title: string }): void
export function createTodo(/*here*/input: { title: string }): void {}
`
    expect(offered({ 'app.ts': wiring, 'functions.ts': overloads }, 'refactor.extract')).to.deep.equal([])
  })

  it('is not offered for a type that has a name, nor for a context', () => {
    for (const parameters of ['input: Named', '{ store }: Context<{ store: string }>', '', 'input: string']) {
      const source = `import type { Context } from 'solder'
export interface Named { title: string }
export type Used = Context<Named>
export function createTodo(/*here*/${parameters}): void {}
`
      expect(offered({ 'app.ts': wiring, 'functions.ts': source }, 'refactor.extract')).to.deep.equal([], parameters)
    }
  })
})

describe('edits', () => {
  it('take over the ends of lines of the files that they are made in', () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n')
    const app = `import { defineWiring } from 'solder'
import { list } from './functions.js'
export const wiring = defineWiring({
  rpc: {
    list,
  },
})
`
    const functions = `export const list = (): string => 'all'
export function /*here*/find(input: { id: string }): string { return input.id }
`
    for (const [title, name, added] of [
      ["Wire 'find' to a queue", 'app.ts', '\n  queues: { find },\n'],
      [
        "Extract the input of 'find' to 'FindInput'",
        'functions.ts',
        'export interface FindInput {\n  id: string\n}\n\n',
      ],
    ] as const) {
      const mended = done({ 'app.ts': crlf(app), 'functions.ts': crlf(functions) }, title)[name]
      expect(mended).to.include(crlf(added))
      expect(mended?.replaceAll('\r\n', '')).not.to.match(/[\r\n]/)
      // A file that ends its lines otherwise keeps to that.
      const mixed = done(
        {
          'app.ts': name === 'app.ts' ? app : crlf(app),
          'functions.ts': name === 'app.ts' ? crlf(functions) : functions,
        },
        title,
      )
      expect(mixed[name]).to.include(added).and.not.to.include('\r')
    }
  })
})
