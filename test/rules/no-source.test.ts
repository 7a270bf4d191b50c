import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'no-source'
const wired = (key: string, input: string) => `
  import { defineWiring, type Cookie, type Default, type Header, type Integer, type Minimum, type MinItems } from 'solder'
  export interface Filter { done: boolean }
  export type Ids = number[]
  function «9|search»(input: ${input}): void { void input }
  export type Tags = Default<1> | MinItems<2> | Cookie<'a'> | Header<'b'> | (number & Integer & Minimum<1>)
  export const wiring = defineWiring({ http: { '${key}': search } })`

describe('the rule no-source', () => {
  it('reports a path parameter that no text can give, whatever the method', () => {
    for (const method of ['GET', 'POST']) {
      expectProblems(wired(`${method} /a/«1|:filter»`, '{ filter: Filter }'), [
        {
          rule,
          at: 1,
          related: [9],
          says: "No text in a path can give 'filter', which is 'Filter', an object",
          fixes: [],
        },
      ])
    }
    expectProblems(wired('PUT /a/«1|:all»', '{ all: Map<string, string> }'), [
      { rule, at: 1, related: [9], says: 'which is a Map' },
    ])
  })

  it('reports what a query would have to give, and offers a POST', () => {
    const says = "Nothing in a GET request can give 'filter', which is 'Filter', an object in the input of 'search'"
    for (const input of ['{ filter: Filter }', '{ filter?: Filter; id?: string }', '{ filter: Filter[]; }']) {
      const expected = input.includes('[]') ? 'which is a list' : says
      expectProblems(wired('«1|GET /a»', input), [{ rule, at: 1, related: [9], says: expected }])
    }
    const mended = expectMended(wired('GET /a', '{ filter: Filter }'), "Change 'GET' to 'POST'")
    expect(mended['app.ts']).to.include("'POST /a'")
  })

  it('reports an input that is no object', () => {
    expectProblems(wired('«1|GET /a»', 'string[]'), [
      {
        rule,
        at: 1,
        related: [9],
        says: "The input of 'search' is a list, which only a body can give, and GET has none.",
      },
    ])
  })

  it('reports what one text cannot give, where a query could', () => {
    for (const type of ['[string, string]', 'string[] & MinItems<2>']) {
      expectProblems(wired('GET /a/«1|:pair»', `{ pair: ${type} }`), [{ rule, at: 1, related: [9] }])
      expectNone(wired('GET /a', `{ pair: ${type} }`).replace(/«9\||»/g, ''))
    }
    expectNone(wired('GET /a/:ids', '{ ids: string[]; }').replace(/«9\||»/g, ''))
  })

  it('reports lists of lists', () => {
    expectProblems(wired('«1|GET /a»', '{ rows: string[][] }'), [{ rule, at: 1, related: [9] }])
  })

  it('reports what the path of a channel does not give to what opens or closes a connection', () => {
    const channel = (key: string, input: string) =>
      wired(key, input).replace(/http: .*/, `channels: { '${key}': { open: «2|search» } } })`)
    expectProblems(channel('/live/:room', '{ room: string; since: Date }'), [
      {
        rule,
        at: 2,
        related: [9],
        says: "Nothing gives 'since' in the input of 'search': what opens or closes a connection gets the parameters of its path, and there is no ':since' among them.",
      },
    ])
    expectProblems(channel('/live/«1|:filter»', '{ filter: Filter }').replace('«2|search»', 'search'), [
      { rule, at: 1, related: [9] },
    ])
    expectNone(
      channel('/live/:room', '{ room: number; since?: Date; size: number & Default<9>; any: unknown }').replace(
        /«\d\||»/g,
        '',
      ),
    )
  })

  const mcp = (part: string, key: string, input: string) =>
    wired(key, input).replace(
      /http: \{ (.*): search \} \}\)/,
      `mcp: { ${part}: { $1: { run: «2|search», description: 'Searches.' } } } })`,
    )
  const unmarked = (source: string, ...marks: number[]) =>
    marks.reduce((text, mark) => text.replace(new RegExp(`«${mark}\\|([^»]*)»`), '$1'), source)

  it('reports what no URI of a resource gives', () => {
    expectProblems(unmarked(mcp('resources', '«1|todo://{id}»', '{ id: string; size: number; since?: Date }'), 2), [
      {
        rule,
        at: 1,
        related: [9],
        says: "Nothing gives 'size' in the input of 'search': a resource gets the variables of its URI, and there is no '{size}' among them.",
        fixes: ["Add '{?size}' to the URI"],
      },
    ])
    expectProblems(unmarked(mcp('resources', 'todo://{«1|filter»}', '{ filter: Filter }'), 2), [
      {
        rule,
        at: 1,
        related: [9],
        says: "No text in a URI can give 'filter', which is 'Filter', an object",
        fixes: [],
      },
    ])
    expectProblems(unmarked(mcp('resources', 'todo://{«1|ids»}', '{ ids: [number, number] }'), 2), [
      { rule, at: 1, related: [9] },
    ])
    expectProblems(unmarked(mcp('resources', '«1|todo://all»', '{ filter: Filter }'), 2), [
      { rule, at: 1, related: [9], fixes: [] },
    ])
  })

  it('adds what is missing to the query of a URI', () => {
    const mended = (key: string, expression: string, input = '{ id: string; size: number }') =>
      expectMended(unmarked(mcp('resources', key, input), 2, 9), `Add '${expression}' to the URI`)['app.ts']
    expect(mended('todo://{id}', '{?size}')).to.include("'todo://{id}{?size}': {")
    expect(mended('todo://{id}{?a}', '{&size}', '{ id: string; a?: string; size: number }')).to.include(
      "'todo://{id}{?a}{&size}': {",
    )
    expect(mended('todo://{id}', '{?ids*}', '{ id: string; ids: number[] & MinItems<2> }')).to.include(
      "'todo://{id}{?ids*}': {",
    )
  })

  it('reports what no argument of a prompt gives', () => {
    expectProblems(mcp('prompts', 'plan', '{ day: Date; filter?: Filter }'), [
      {
        rule,
        at: 2,
        related: [9],
        says: "No text can give 'filter', which is 'Filter', an object in the input of 'search', and the arguments of a prompt are texts.",
      },
    ])
  })

  it('reports an input without names where names are given', () => {
    for (const [source, giver] of [
      [mcp('tools', 'plan', 'string'), 'a call of a tool'],
      [mcp('prompts', 'plan', 'Filter[]'), 'a prompt'],
      [mcp('resources', 'todo://a', 'string'), 'the URI of a resource'],
      [mcp('tools', 'plan', 'unknown'), 'a call of a tool'],
      [mcp('tools', 'plan', 'string | undefined'), 'a call of a tool'],
      [mcp('tools', 'plan', 'Map<string, Filter>'), 'a call of a tool'],
      [wired('search', 'string').replace(/http: .*/, 'cli: { search: «2|search» } })'), 'a command'],
    ] as const) {
      expectProblems(source, [
        { rule, at: 2, related: [9], says: `, but ${giver} gives an object, whose properties have names.` },
      ])
    }
  })

  it('is silent about what tools, URIs, prompts and commands give', () => {
    const silent = (source: string) => {
      expectNone(unmarked(source, 2, 9))
    }
    silent(mcp('tools', 'plan', '{ filter: Filter; all: Map<string, Filter> }'))
    silent(mcp('tools', 'plan', 'Filter | undefined'))
    silent(
      mcp(
        'resources',
        'todo://{id}{?size,tags*}',
        '{ id: string; size: number; tags: string[] & MinItems<2>; since?: Date; page: number & Default<1> }',
      ),
    )
    silent(mcp('resources', 'todo://{id}', '{ id: Ids | string }'))
    silent(mcp('prompts', 'plan', '{ day: Date; size?: number; ids: number[] }'))
    silent(wired('search <filter>', '{ filter: Filter; more: Filter[] }').replace('http', 'cli'))
  })

  it('is silent about what texts can give', () => {
    for (const input of [
      '{ id: string; size?: number; on: boolean; day: Date; ids: number[]; kind: "a" | "b" | null }',
      '{ ids: Ids; page: number & Integer & Minimum<1>; url: URL; big?: bigint; all: Set<string>; either: Filter | string }',
      '{ [name: string]: string }',
      'unknown',
      'string | undefined',
      "{ key: string & Header<'x-key'>; sid?: string & Cookie<'sid'> }",
    ]) {
      expectNone(wired('GET /a', input).replace(/«9\||»/g, ''))
    }
  })

  it('is silent about what a body gives', () => {
    expectNone(wired('POST /a', '{ filter: Filter }').replace(/«9\||»/g, ''))
    expectNone(wired('PUT /a', 'Filter[]').replace(/«9\||»/g, ''))
  })
})
