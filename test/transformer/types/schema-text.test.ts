import { expect } from 'chai'
import { ajvVerdict } from '../judges/ajv.js'
import { compileTypes } from './compiled-types.js'

const source = `
/** A person. */
export interface Person {
  /** As on the passport. */
  name: string
  /** @deprecated */
  fax?: string
  friends: Person[]
  address?: Address | null
}
export interface Address { city: string }
export interface Page<V> { items: V[] }
export type Addresses = Page<Address>
export type Maybe = Address | undefined
export type Pair = [Address, Address]
export type Row = [Address, ...number[], boolean, Address]
export type Ended = [...string[], 'end']
export type Loop = { loops: Loop[] }
export interface Holder { loop: { inner: Loop }; when: string | undefined; list: (number | undefined)[] }
`

describe('the text of a JSON Schema', () => {
  const compiled = compileTypes({ 'types.ts': source })
  const schema = (name: string): unknown => {
    const { $schema, ...rest } = compiled('types.ts', name).codec.schema
    expect($schema).to.equal('https://json-schema.org/draft/2020-12/schema')
    return rest
  }
  const address = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }

  it('refers to types with a name, and to itself', () => {
    expect(schema('Person')).to.deep.equal({
      $ref: '#/$defs/Person',
      $defs: {
        Person: {
          type: 'object',
          properties: {
            name: { type: 'string', description: 'As on the passport.' },
            fax: { type: 'string', deprecated: true },
            friends: { type: 'array', items: { $ref: '#/$defs/Person' } },
            address: { anyOf: [{ $ref: '#/$defs/Address' }, { type: 'null' }] },
          },
          required: ['name', 'friends'],
        },
        Address: address,
      },
    })
  })

  it('names instances of generic types', () => {
    expect(schema('Addresses')).to.deep.equal({
      type: 'object',
      properties: { items: { type: 'array', items: { $ref: '#/$defs/Address' } } },
      required: ['items'],
      $defs: { Address: address },
    })
  })

  it('leaves out undefined, which JSON does not have', () => {
    expect(schema('Maybe')).to.deep.equal({ $ref: '#/$defs/Address', $defs: { Address: address } })
    expect(schema('Holder')).to.deep.include({
      properties: {
        loop: { type: 'object', properties: { inner: { $ref: '#/$defs/Loop' } }, required: ['inner'] },
        when: { type: 'string' },
        list: { type: 'array', items: { type: ['number', 'null'] } },
      },
    })
  })

  it('is the same object each time', () => {
    const { codec } = compiled('types.ts', 'Person')
    expect(codec.schema).to.equal(codec.schema)
  })

  it('bounds a tuple', () => {
    expect(schema('Pair')).to.deep.equal({
      type: 'array',
      prefixItems: [{ $ref: '#/$defs/Address' }, { $ref: '#/$defs/Address' }],
      minItems: 2,
      maxItems: 2,
      $defs: { Address: address },
    })
  })

  it('says of the items after a rest which there must be, and how many', () => {
    const ref = { $ref: '#/$defs/Address' }
    expect(schema('Row')).to.deep.equal({
      type: 'array',
      prefixItems: [ref],
      items: { anyOf: [{ type: 'number' }, { type: 'boolean' }, ref] },
      minItems: 3,
      allOf: [{ contains: { type: 'boolean' } }, { contains: ref, minContains: 2 }],
      $defs: { Address: address },
    })
    const end = { type: 'string', const: 'end' }
    expect(schema('Ended')).to.deep.equal({
      type: 'array',
      items: { anyOf: [{ type: 'string' }, end] },
      minItems: 1,
      contains: end,
    })
    const verdict = ajvVerdict(compiled('types.ts', 'Row').codec.schema)
    const there = { city: 'x' }
    expect(verdict([there, 1, true, there])).to.equal(true)
    expect(verdict([there, 1, 2, there])).to.equal(false)
    expect(verdict([there, true, false])).to.equal(false)
    // That they are the last ones, JSON Schema cannot say.
    expect(verdict([there, there, true])).to.equal(true)
    expect(compiled('types.ts', 'Row').codec.is([there, there, true])).to.equal(false)
  })
})
