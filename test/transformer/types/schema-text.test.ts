import { expect } from 'chai'
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
})
