import { expect } from 'chai'
import { compileTypes, type CompiledType } from '../types/compiled-types.js'
import { withValueAt } from './json-pointer.js'

/** Every type of it reaches all of schema.org: 8,600 objects with 235,000 properties, 3,500 unions with 185,000 members. */
const source = `import type * as Schema from 'schema-dts'
export type Product = Schema.WithContext<Schema.Product>
export type Thing = Schema.Thing
export type Graph = Schema.Graph
export type Note = { note: string; page: { about: Schema.Person }[] }`

const product = {
  '@context': 'https://schema.org',
  '@type': 'Product',
  name: 'Anvil',
  sku: ['a-1', 'a-2'],
  offers: {
    '@type': 'Offer',
    price: 119.99,
    priceCurrency: 'EUR',
    availability: 'https://schema.org/InStock',
    seller: { '@id': 'https://acme.example' },
  },
  brand: [
    { '@type': 'Brand', name: 'Acme' },
    { '@type': 'Organization', '@id': 'https://acme.example', name: 'Acme' },
  ],
  review: {
    '@type': 'Role',
    roleName: 'tester',
    review: { '@type': 'Review', author: { '@type': 'Person', name: 'W. E.' } },
  },
  height: { '@type': 'QuantitativeValue', value: 30, unitCode: 'CMT' },
}

const graph = {
  '@context': 'https://schema.org',
  '@graph': [
    {
      '@type': 'Person',
      '@id': '#me',
      name: 'Ada',
      knows: [{ '@id': '#you' }, { '@type': 'Person', birthDate: '1912-06-23' }],
    },
    {
      '@type': 'Recipe',
      recipeIngredient: ['salt', 'water'],
      nutrition: { '@type': 'NutritionInformation', calories: '1 kcal' },
    },
    {
      '@type': 'WatchAction',
      object: { '@type': 'Movie', actor: { '@type': 'PerformanceRole', actor: { '@type': 'Person' } } },
    },
    'https://schema.org/Monday',
  ],
}

const samples: Readonly<Record<string, unknown>> = {
  Product: product,
  Thing: {
    '@type': 'Event',
    location: { '@type': 'Place', geo: { '@type': 'GeoCoordinates', latitude: '1', longitude: 2 } },
  },
  Graph: graph,
  Note: { note: '', page: [{ about: { '@type': 'Person', email: 'a@b.example' } }] },
}

/** What is wrong when another value stands at a pointer; without a value, when none does. */
const wrong: readonly (readonly [type: string, pointer: string, value: unknown, issue: string])[] = [
  ['Product', '/@context', 'http://schema.org', '/@context enum'],
  ['Product', '/@type', 'Produkt', '/@type union'],
  ['Product', '/@type', undefined, '/@type required'],
  ['Product', '/name', 5, '/name union'],
  ['Product', '/sku/1', 5, '/sku/1 union'],
  ['Product', '/offers/price', {}, '/offers/price/@type required'],
  ['Product', '/offers/seller', {}, '/offers/seller/@type required'],
  ['Product', '/offers/seller', { '@type': 'Sellers' }, '/offers/seller/@type union'],
  ['Product', '/brand/0/name', true, '/brand/0/name union'],
  ['Product', '/brand/1/@id', 7, '/brand/1/@id type'],
  ['Product', '/review/review/author/name', 7, '/review/review/author/name union'],
  ['Product', '/review/review', undefined, '/review/review required'],
  ['Product', '/height/value', null, '/height/value union'],
  ['Thing', '/location/geo/latitude', [true], '/location/geo/latitude/0 union'],
  ['Graph', '/@graph', {}, '/@graph type'],
  ['Graph', '/@graph/0/knows/1/birthDate', 1912, '/@graph/0/knows/1/birthDate union'],
  ['Graph', '/@graph/2/object/actor/actor/@type', 'Persons', '/@graph/2/object/actor/actor/@type union'],
  ['Note', '/page/0/about', {}, '/page/0/about/@type required'],
]

describe('types of schema-dts', function () {
  this.timeout(300_000)
  let compiled: (name: string) => CompiledType

  before(() => {
    const types = compileTypes({ 'types.ts': source })
    compiled = (name) => types('types.ts', name)
  })

  it('can cross a wire, all of them in 2 MB of JavaScript', () => {
    for (const name of Object.keys(samples)) expect(compiled(name).obstacles).to.deep.equal([])
    expect(compiled('Product').text.length / 1e6).to.be.below(2)
  })

  for (const [name, sample] of Object.entries(samples)) {
    it(`accept what comes over the wire, and give it back: ${name}`, () => {
      const { codec } = compiled(name)
      const more = { ...(sample as object), undeclared: 1 }
      expect(codec.is(sample)).to.equal(true)
      expect(codec.decode(more)).to.deep.equal({ ok: true, value: sample })
      expect(codec.check(more)).to.deep.equal({ ok: true, value: sample })
      expect(codec.parse(codec.stringify(more))).to.deep.equal(sample)
    })
  }

  it('keep what any of the types declares that a value has', () => {
    const { codec } = compiled('Product')
    const about = (seller: object) => ({
      '@context': 'https://schema.org',
      '@type': 'Product',
      offers: { '@type': 'Offer', seller },
    })
    const organization = { '@type': 'Organization', '@id': '#a', legalName: 'Acme' }
    expect(codec.decode(about({ ...organization, more: 1 }))).to.deep.equal({ ok: true, value: about(organization) })
    // Whatever else it says, what has an '@id' is a reference.
    const reference = about({ '@type': 'Organization', '@id': '#a', legalName: 5 })
    expect(codec.decode(reference)).to.deep.equal({ ok: true, value: about({ '@id': '#a' }) })
    expect(JSON.parse(codec.stringify(reference))).to.deep.equal(about({ '@id': '#a' }))
  })

  for (const [name, pointer, value, issue] of wrong) {
    it(`name what is wrong: ${name}, ${pointer} = ${JSON.stringify(value)}`, () => {
      const result = compiled(name).codec.decode(withValueAt(samples[name], pointer, value))
      expect(result.ok ? [] : result.errors.map(({ path, code }) => `${path} ${code}`)).to.deep.equal([issue])
    })
  }

  it('give deep input a verdict, also where every level may be of several types', () => {
    const chain = (innermost: unknown): object => {
      let person = innermost
      for (let i = 0; i < 200; i++) person = { '@type': 'Person', '@id': `#${i}`, knows: person }
      return person as object
    }
    const { codec } = compiled('Thing')
    const good = chain({ '@type': 'Person', name: 'x' })
    expect(codec.decode(good)).to.deep.equal({ ok: true, value: good })
    // The level above what is wrong is still a reference.
    const decoded = codec.decode(chain({ '@type': 'Person', name: 5 }))
    expect(decoded.ok).to.equal(true)
  })

  it('have a JSON Schema in which every reference leads to a definition', () => {
    const { schema } = compiled('Product').codec
    const { $defs } = schema as { $defs: Record<string, object> }
    const references = JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/gu)
    const missing = [...new Set([...references].map(([, name = '']) => name))].filter((name) => !(name in $defs))
    expect(missing).to.deep.equal([])
    expect(Object.keys($defs)).to.include.members(['PersonLeaf', 'OfferLeaf'])
  })
})
