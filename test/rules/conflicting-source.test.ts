import { expectNone, expectProblems } from './expect-problems.js'

const rule = 'conflicting-source'
const wired = (key: string, input: string) => `
  import { defineWiring, type Cookie, type Header } from 'solder'
  export type Key = string & Header<'x-key'>
  export function «9|upload»(input: ${input}): void { void input }
  export type Unused = Cookie<'a'> | Header<'b'>
  export const wiring = defineWiring({ http: { '${key}': upload } })`

describe('the rule conflicting-source', () => {
  it('reports two properties that come from one header', () => {
    expectProblems(wired('«1|POST /a»', "{ key: Key; other?: string & Header<'X-Key'> }"), [
      {
        rule,
        at: 1,
        related: [9],
        says: "The properties 'key' and 'other' in the input of 'upload' are all taken from the header 'x-key'.",
      },
    ])
  })

  it('is silent about different headers, and a header and a cookie of one name', () => {
    const none = (key: string, input: string) => {
      expectNone(wired(key, input).replace('«9|upload»', 'upload'))
    }
    none('POST /a/:id', "{ id: string; key: Key; sid: string & Cookie<'x-key'>; other: string & Header<'x-other'> }")
    none('GET /a/:id', '{ id: string }')
    none('POST /a/:id', 'Record<string, string>')
  })
})
