import { expect } from 'chai'
import ts from 'typescript'
import { curlLine } from '../../../transformer/describe/curl-line.js'
import { sample } from '../../../transformer/model/sample.js'
import { typeText } from '../../../transformer/describe/type-text.js'
import { formats } from '../../../transformer/model/formats.js'
import { readProject } from '../../../transformer/read/project.js'
import { judgeOf } from '../../../transformer/write/types/judge.js'
import { fixtureProject } from '../../rules/fixture-project.js'

/** What is read of a function whose input is of a type. */
function reading(type: string, key = 'POST /a', declarations = '') {
  const program = fixtureProject().use({
    'app.ts': `import { defineWiring, type Cookie, type ExclusiveMaximum, type ExclusiveMinimum, type Format, type Header, type Integer, type Maximum, type MaxLength, type MinItems, type Minimum, type MinLength, type MultipleOf, type Pattern, type UniqueItems, type Default } from 'solder'
      ${declarations}
      function f(input: ${type}): void { void input }
      export const wiring = defineWiring({ http: { '${key}': f } })`,
  })
  expect(fixtureProject().errors(program)).to.deep.equal([])
  const project = readProject(ts, program)
  const [entry] = project.wirings[0]?.entries ?? []
  const read = entry?.target && project.functionOf(entry.target)
  if (!entry || !read?.model.input) throw new Error('The function was not read')
  return { entry, read: read, types: read.types, input: read.model.input }
}

describe('samples of types', () => {
  for (const type of [
    'string & MinLength<12>',
    'string & MaxLength<2>',
    'string & Pattern<"^[A-Z]+$">',
    'string & Pattern<"^\\\\d{4}$">',
    'number & Minimum<10>',
    'number & Maximum<-3>',
    'number & ExclusiveMinimum<1>',
    'number & ExclusiveMaximum<1> & ExclusiveMinimum<0>',
    'number & MultipleOf<5> & Minimum<7>',
    'number & Integer & ExclusiveMinimum<2.5>',
    'boolean',
    'null',
    '"only"',
    '"a" | "b"',
    'null | string',
    'Date',
    'bigint',
    'URL',
    'Uint8Array',
    'string[] & MinItems<3>',
    'number[] & UniqueItems',
    'Map<string, number>',
    'Set<string>',
    '[string, number?, ...boolean[]]',
    'Record<string, number>',
    '{ a: string; b?: number; c: { d: Date } }',
    '{ limit: number & Default<20> }',
    'Tree',
    '{ kind: "a"; a: string } | { kind: "b"; b: number }',
    'unknown',
    'object',
    ...formats.map(
      (format) => `${/^(double|float|int32|int64)$/.test(format) ? 'number' : 'string'} & Format<'${format}'>`,
    ),
  ]) {
    it(`fit ${type}`, () => {
      const { types, input } = reading(
        type,
        'POST /a',
        'interface Tree { value: string; left?: Tree; children: Tree[] | null }',
      )
      const value = sample(types, input)
      expect(judgeOf(types, input).fits(JSON.parse(JSON.stringify(value))), JSON.stringify(value)).to.be.true
    })
  }
})

describe('commands that call a route', () => {
  for (const [key, type, command] of [
    ['GET /a', '{ q: string; n?: number }', "curl 'http://127.0.0.1:3000/a?q=text'"],
    ['GET /a/:id/b', '{ id: number }', 'curl http://127.0.0.1:3000/a/1/b'],
    ['HEAD /a', '{ q?: string }', 'curl -I http://127.0.0.1:3000/a'],
    [
      'PATCH /a/:id',
      '{ id: string; name?: string }',
      "curl -X PATCH -H 'content-type: application/json' -d '{}' http://127.0.0.1:3000/a/text",
    ],
    ['DELETE /a/:id', '{ id: string }', 'curl -X DELETE http://127.0.0.1:3000/a/text'],
    [
      'POST /a',
      '{ say: "it\'s"; sid: string & Cookie<"sid"> }'.replace("it's", "it\\'s"),
      "curl -b 'sid=text' -H 'content-type: application/json' -d '{\"say\":\"it'\\''s\"}' http://127.0.0.1:3000/a",
    ],
    ['POST /a', 'string[]', "curl -H 'content-type: application/json' -d '[\"text\"]' http://127.0.0.1:3000/a"],
  ] as const) {
    it(`of ${key} with ${type}`, () => {
      const { entry, read } = reading(type, key)
      expect(curlLine(entry, read)).to.equal(command)
    })
  }

  it('are not there for a key that is no route', () => {
    const { entry, read } = reading('{ a: string }', 'get a')
    expect(curlLine(entry, read)).to.equal(undefined)
  })
})

describe('types in one line', () => {
  for (const type of [
    "{ a: string; b?: Date[]; c: 'x' | 1 | null }",
    '(number | string)[]',
    'Map<string, Set<bigint>>',
    '[string, number?, ...boolean[]]',
    'URL',
    '{ deep: { deeper: { deepest: … } } }',
  ]) {
    it(type, () => {
      const { types, input } = reading(type.replace('…', '{ x: string }'))
      expect(typeText(types, input)).to.equal(type)
    })
  }
})
