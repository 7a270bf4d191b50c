import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'invalid-route'

const http = (key: string) => `
  import { defineWiring } from 'solder'
  const run = (input: Record<string, string>): void => void input
  export const wiring = defineWiring({ http: { ${key}: run } })`

const channel = (key: string) => `
  import { defineWiring } from 'solder'
  const open = (): void => undefined
  export const wiring = defineWiring({ channels: { ${key}: { open } } })`

/** The key with the flaw marked, a part of the message, and the key that the fix makes of it. */
const cases: [key: string, says: string, mended?: string][] = [
  ["'«1|FETCH» /todos'", "'FETCH' is not a method"],
  ["'«1|get» /todos'", "Write the method in capitals: 'GET'.", 'GET /todos'],
  ["'«1|Patch» /todos/:id'", "'PATCH'", 'PATCH /todos/:id'],
  ["'«1|GETT» /todos'", "'GETT' is not a method", 'GET /todos'],
  ["'«1|Delte»/todos/:id'", "'Delte' is not a method", 'DELETE /todos/:id'],
  ["'«1|/todos»'", "write 'GET /todos'", 'GET /todos'],
  ["'«1|todos»'", "write 'GET /todos'"],
  ["'«1|GET»'", "write 'GET /path'"],
  ["'«1|GET/»todos'", "A space is missing between the method 'GET' and the path '/todos'.", 'GET /todos'],
  ["'«1|get/»todos'", 'A space is missing', 'GET /todos'],
  ["'GET«1|  »/todos'", 'Exactly one space', 'GET /todos'],
  ["'«1| »GET /todos'", 'Exactly one space', 'GET /todos'],
  ["'GET «1|todos»'", "does not start with '/'", 'GET /todos'],
  ["'GET /todos«1|/»'", "ends with '/'", 'GET /todos'],
  ["'GET /todos«1|/»/all'", 'two slashes', 'GET /todos/all'],
  ["'GET /todos/«1|:»'", "':' is not a parameter"],
  ["'GET /todos/«1|:1st»'", "':1st' is not a parameter"],
  ["'GET /todos/«1|:id.json»'", "':id.json' is not a parameter"],
  ["'GET /todos/«1|:id?»'", "':id?' is not a parameter"],
  ["'GET /:id/todos/«1|:id»'", "':id' stands twice"],
  ["'GET /todos/«1|{userId}»'", "written ':userId', not '{userId}'", 'GET /todos/:userId'],
  ["'GET /todos/«1|[userId]»/x'", "written ':userId', not '[userId]'", 'GET /todos/:userId/x'],
  ["'GET /«1|todos »'", "a space in 'todos '", 'GET /todos'],
  ["'GET /«1|my todos»'", "a space in 'my todos'"],
  ["'GET /«1|todos?done=1»'", 'a query or a fragment', 'GET /todos'],
  ["'GET /files/«1|*»'", 'no wildcards'],
  ["'GET /a/«1|%FF»'", 'begins no escape'],
  ["'GET /a/«1|v{version}»'", 'has a brace'],
  ["'GET /a/«1|%2E.»/b'", 'stands for another folder'],
  ["'GET /a/«1|..»/b'", 'stands for another folder'],
  ["'GET /«1|100%»'", 'begins no escape'],
  ["'GET /\\u0061/\\x62/«1|:\\u0031»'", "':1' is not a parameter"],
  ['[`GET /todos«1|/»`]', "ends with '/'", 'GET /todos'],
  ['"«1|get» /it\'s"', "'GET'", "GET /it's"],
  ['«1|GET»', "write 'GET /path'"],
  ['«1|5»', "write 'GET /5'"],
  ["«1|''»", 'The key is empty'],
  ["'«1| »'", 'The key is empty'],
]

describe('the rule invalid-route', () => {
  for (const [key, says, mended] of cases) {
    it(`reports ${key}${mended === undefined ? '' : ' and mends it'}`, () => {
      const source = http(key)
      const fixes = mended === undefined ? [] : [`Change the key to '${mended}'`]
      expectProblems(source, [{ rule, at: 1, says, fixes }])
      if (mended === undefined) return
      const files = expectMended(source, `Change the key to '${mended}'`)
      expect(files['app.ts']).to.include(mended)
    })
  }

  it('reports several flaws of one key', () => {
    expectProblems(http("'GET /«1|:a-b»/«2|*»'"), [
      { rule, at: 1 },
      { rule, at: 2 },
    ])
  })

  it('reports the paths of channels, which have no method', () => {
    expectProblems(channel("'«1|live/:room»'"), [{ rule, at: 1, fixes: ["Change the key to '/live/:room'"] }])
    expectProblems(channel("'«1|GET /live»'"), [{ rule, at: 1 }])
    expectProblems(channel("'/live/«1|:»'"), [{ rule, at: 1 }])
    expectMended(channel("'live/:room'"), "Change the key to '/live/:room'")
    expectProblems(
      `import { defineWiring } from 'solder'
       export const wiring = defineWiring({ channels: { '«1|b/:x»': { on: {} }, '/c«2|/»': {}, '/d': {} } })`,
      [
        { rule, at: 1, fixes: ["Change the key to '/b/:x'"] },
        { rule, at: 2, fixes: ["Change the key to '/c'"] },
      ],
    )
  })

  for (const key of [
    'GET /',
    'GET /todos/:id',
    'HEAD /a',
    'OPTIONS /a',
    'DELETE /a_b-c/:user_id',
    'GET /v1.0/@me/a:b/%20/é',
  ]) {
    it(`is silent about ${key}`, () => {
      expectNone(http(`'${key}'`))
    })
  }

  it('is silent about channels at a good path, and about other names', () => {
    expectNone(channel("'/live/:room'"))
    expectNone(channel("'/'"))
    expectNone(`
      import { defineWiring } from 'solder'
      const run = (): void => undefined
      export const wiring = defineWiring({ rpc: { run }, queues: { 'some queue/': run } })`)
  })
})
