import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import * as TJS from 'typescript-json-schema'
import { compileTypes } from './compiled-types.js'
import { Sampler } from './sampler.js'

const file = fileURLToPath(new URL('../../../../fixtures/types/plain.ts', import.meta.url))
const names = [
  'Role',
  'Level',
  'Address',
  'Person',
  'Constrained',
  'Shape',
  'Tree',
  'People',
  'Scores',
  'Merged',
  'Mixed',
]
/** They keep the parts of an intersection, we merge them: the same to a validator, but not to the eye. */
const otherwiseWritten = new Set(['Merged'])
const samples = 300

type Schema = Record<string, unknown>

describe('the JSON Schema of typescript-json-schema', () => {
  const compiled = compileTypes({ 'plain.ts': readFileSync(file, 'utf8') })
  const program = TJS.getProgramFromFiles([file], { strict: true, target: 'ES2022', module: 'NodeNext', types: [] })
  const theirs = (name: string): Schema => {
    const schema = TJS.generateSchema(program, name, {
      required: true,
      strictNullChecks: true,
      ignoreErrors: true,
    })
    if (schema === null) throw new Error(`no schema for ${name}`)
    return schema as Schema
  }

  for (const [i, name] of names.entries()) {
    it(`has our verdicts: ${name}`, () => {
      const { codec, id, table } = compiled('plain.ts', name)
      const ours = withFormats(new Ajv2020({ strict: false })).compile(codec.schema)
      const other = withFormats(new Ajv({ strict: false })).compile(theirs(name))
      const sampler = new Sampler(table, 50 + i)
      const verdicts = { true: 0, false: 0 }
      for (let n = 0; n < samples; n++) {
        const sample = sampler.value(id)
        const value = n % 2 === 0 ? sample : sampler.spoiled(sample)
        const verdict = ours(value)
        verdicts[`${verdict}`]++
        expect(other(value), JSON.stringify(value)).to.equal(verdict)
        expect(codec.is(value), JSON.stringify(value)).to.equal(verdict)
      }
      expect(verdicts.true, 'valid values').to.be.at.least(samples * 0.4)
      expect(verdicts.false, 'invalid values').to.be.at.least(samples * 0.1)
    })

    if (otherwiseWritten.has(name)) continue
    it(`says the same as ours: ${name}`, () => {
      const { codec } = compiled('plain.ts', name)
      const root = [`#/definitions/${name}`]
      expect(plain(codec.schema, codec.schema, root)).to.deep.equal(plain(theirs(name), theirs(name), root))
    })
  }
})

function withFormats<A extends Ajv | Ajv2020>(ajv: A): A {
  addFormats.default(ajv)
  return ajv
}

/** A schema without what differs between the two dialects and styles, references resolved until they come round again. */
function plain(schema: unknown, root: Schema, inside: readonly string[] = []): unknown {
  if (Array.isArray(schema)) return schema.map((each) => plain(each, root, inside))
  if (typeof schema !== 'object' || schema === null) return schema
  const { $schema: _, $defs: _defs, definitions: _definitions, $ref, ...rest } = schema as Schema
  if (typeof $ref === 'string') {
    return inside.includes($ref) ? 'again' : plain(resolve($ref, root), root, [...inside, $ref])
  }
  if ('const' in rest) return { type: rest.type, const: rest.const }
  const [only] = Array.isArray(rest.enum) && rest.enum.length === 1 ? (rest.enum as unknown[]) : []
  if (only !== undefined) return { type: rest.type, const: only }
  const result: Schema = {}
  for (const [key, value] of Object.entries(rest)) result[key] = sortedWhere(key, plainValue(key, value, root, inside))
  return result
}

function plainValue(key: string, value: unknown, root: Schema, inside: readonly string[]): unknown {
  if (key !== 'properties') return plain(value, root, inside)
  return Object.fromEntries(Object.entries(value as Schema).map(([name, each]) => [name, plain(each, root, inside)]))
}

/** The order of these means nothing. */
function sortedWhere(key: string, value: unknown): unknown {
  if (!['required', 'enum', 'type', 'anyOf', 'allOf'].includes(key) || !Array.isArray(value)) return value
  return [...(value as unknown[])].sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
}

function resolve(reference: string, root: Schema): unknown {
  let at: unknown = root
  for (const step of reference.split('/').slice(1)) at = (at as Schema)[decodeURIComponent(step)]
  return at
}
