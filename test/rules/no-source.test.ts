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
