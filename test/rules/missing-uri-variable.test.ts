import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'missing-uri-variable'
const wired = (key: string, input: string) => `
  import { defineWiring } from 'solder'
  ${input.startsWith('interface') ? input : ''}
  /** Reads. */
  export function «9|read»(${input.startsWith('interface') ? 'input: Get' : input}): string { return '' }
  export const wiring = defineWiring({ mcp: { resources: { '${key}': read } } })`
const plain = (text: string) => text.replace(/«\d\||»/g, '')

describe('the rule missing-uri-variable', () => {
  it('reports each variable that the input does not have', () => {
    expectProblems(wired('todo://{«1|id»}/{part}{?«2|more»}', 'input: { part: string }'), [
      { rule, at: 1, related: [9], says: "The input of 'read' has no property 'id' for this variable of the URI." },
      { rule, at: 2, related: [9] },
    ])
    expectProblems(wired('todo://{«1|id»}', ''), [
      {
        rule,
        at: 1,
        related: [9],
        says: "'read' takes no input, so nothing receives the variable 'id' of the URI.",
        fixes: [],
      },
    ])
  })

  it('adds the property, or names the one that was meant', () => {
    const source = plain(wired('todo://{ident}{?tags*}', 'interface Get { tags?: string[] }'))
    expect(expectMended(source, "Add the property 'ident' to 'Get'")['app.ts']).to.include(
      'interface Get { tags?: string[]; ident: string }',
    )
    const misspelt = plain(wired('todo://{todoID}', 'input: { todoId: string }'))
    expectProblems(wired('todo://{«1|todoID»}', 'input: { todoId?: string }'), [
      {
        rule,
        at: 1,
        related: [9],
        fixes: ["Change the variable 'todoID' to 'todoId'", "Add the property 'todoID' to the input of 'read'"],
      },
    ])
    expect(misspelt).to.include('todoID')
    const optional = plain(wired('todo://{todoID}', 'input: { todoId?: string }'))
    expect(expectMended(optional, "Change the variable 'todoID' to 'todoId'")['app.ts']).to.include("'todo://{todoId}'")
    const list = plain(wired('todo://{tags*}', 'input: { todoId?: string }'))
    expect(expectMended(list, "Add the property 'tags' to the input of 'read'")['app.ts']).to.include('tags: string[]')
  })

  it('is silent where the input has them, may have any, or is another rule’s business', () => {
    for (const input of [
      'input: { id: string }',
      'input: Record<string, string>',
      'input: { id: string } | { no: number; id: string }',
    ])
      expectNone(plain(wired('todo://{id}', input)))
    expectNone(plain(wired('todo://list', '')))
    expectNone(
      plain(wired('todo://{id}', "input: { id: string & import('solder').Header<'x-id'> }")).replace(
        "'todo://{id}': read",
        '',
      ),
    )
  })
})
