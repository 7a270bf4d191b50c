import { expect } from 'chai'
import { ajvVerdict } from '../judges/ajv.js'
import { compileTypes, type CompiledType } from '../types/compiled-types.js'
import { awsLambda } from './roots/aws-lambda.js'
import { chat } from './roots/chat.js'
import { jsonDocuments } from './roots/json-documents.js'
import { kubernetes } from './roots/kubernetes.js'
import { languageServer } from './roots/language-server.js'
import { octokit } from './roots/octokit.js'
import type { PackageRoot } from './roots/root.js'
import { stripe } from './roots/stripe.js'
import { tools } from './roots/tools.js'
import { leavesOf, withValueAt } from './json-pointer.js'

const roots: readonly PackageRoot[] = [
  ...[...awsLambda, ...chat, ...jsonDocuments, ...kubernetes, ...languageServer, ...octokit, ...stripe, ...tools],
]

/** In place of what stands in a sample: something of every kind, and nothing. */
const replacements: readonly unknown[] = [undefined, null, 'other', -1.5, true, [], {}, ['x'], { x: 1 }]

/** What a property costs at most, with all functions that look at it. */
const mostPerPart = 2_500

describe('types of packages', () => {
  const files = roots.map(({ imports, type }, i) => [`root-${i}.ts`, `${imports}\nexport type Root = ${type}`] as const)
  const compiled = compileTypes(Object.fromEntries(files), { types: ['node'], esModuleInterop: true })

  for (const [i, root] of roots.entries()) {
    describe(root.type, () => {
      const type = (): CompiledType => compiled(`root-${i}.ts`, 'Root')

      it(root.obstacles === undefined ? 'can cross a wire' : 'says what cannot cross', () => {
        // What nothing checks, `any`, crosses all the same.
        const hurdles = type().obstacles.filter(({ unchecked }) => unchecked !== true)
        const found = hurdles.map(({ path, what }) => `${path.join('.')}: ${what}`)
        for (const [n, obstacle] of (root.obstacles ?? []).entries()) expect(found[n]).to.include(obstacle)
        if (root.obstacles === undefined) expect(found).to.deep.equal([])
      })
      if (root.obstacles !== undefined) return

      it('is written in no more than its parts take', () => {
        const { table, text } = type()
        const parts = [...table.types.values()].reduce((sum, model) => sum + JSON.stringify(model).length / 60, 0)
        expect(text.length / parts).to.be.below(mostPerPart)
      })

      it('accepts what comes over the wire, and gives it back', () => {
        const { codec } = type()
        const schema = ajvVerdict(codec.schema)
        for (const sample of root.valid.map(asJson)) {
          const decoded = codec.decode(sample)
          expect(decoded).to.have.property('ok', true)
          if (!decoded.ok) continue
          expect(codec.is(decoded.value)).to.equal(true)
          expect(schema(sample)).to.equal(true)
          const text = codec.stringify(decoded.value)
          expect(codec.parse(text)).to.deep.equal(decoded.value)
          expect(JSON.parse(text)).to.deep.equal(asJson(decoded.value))
        }
      })

      it('names what is wrong', () => {
        const { codec } = type()
        for (const [pointer, value, issue] of root.wrong) {
          const result = codec.decode(withValueAt(asJson(root.valid[0]), pointer, value))
          const [first] = result.ok ? [] : result.errors
          expect(first && `${first.path} ${first.code}`, `${pointer} = ${JSON.stringify(value)}`).to.equal(issue)
        }
      })

      it('agrees with its JSON Schema on every change of a sample', () => {
        const { codec } = type()
        const schema = ajvVerdict(codec.schema)
        for (const sample of root.valid.map(asJson)) {
          for (const pointer of leavesOf(sample)) {
            for (const value of replacements) {
              const changed = withValueAt(sample, pointer, value)
              expect(codec.decode(changed).ok, `${pointer} = ${JSON.stringify(value)}`).to.equal(schema(changed))
            }
          }
        }
      })
    })
  }
})

describe('types of packages that only go out', () => {
  const files = {
    'stripe.ts': `import type Stripe from 'stripe'\nexport type Price = Stripe.Price\nexport type Intent = Stripe.PaymentIntent\nexport type Event = Stripe.Event`,
  }
  const options = { types: ['node'], esModuleInterop: true }

  it('write what has a method toJSON as the text that it gives', () => {
    const { codec, obstacles } = compileTypes(files, options, 'output')('stripe.ts', 'Price')
    expect(obstacles).to.deep.equal([])
    const price = {
      ...{
        id: 'price_1',
        object: 'price',
        active: true,
        billing_scheme: 'per_unit',
        created: 1680893993,
        currency: 'eur',
      },
      ...{
        custom_unit_amount: null,
        livemode: false,
        lookup_key: null,
        metadata: {},
        nickname: null,
        product: 'prod_1',
      },
      ...{ recurring: null, tax_behavior: 'exclusive', tiers_mode: null, transform_quantity: null, type: 'one_time' },
      ...{ unit_amount: 1250, unit_amount_decimal: { toJSON: () => '1250.5' } },
    }
    expect(JSON.parse(codec.stringify(price))).to.deep.equal({ ...price, unit_amount_decimal: '1250.5' })
    const wrong = codec.check({ ...price, unit_amount_decimal: '1250.5' })
    expect(wrong.ok ? [] : wrong.errors.map(({ path }) => path)).to.deep.equal(['/unit_amount_decimal'])
  })

  it('are written on 2 MB where a function for each of them would take many more', () => {
    const { codec, obstacles, text } = compileTypes(files, options, 'output')('stripe.ts', 'Event')
    expect(obstacles).to.deep.equal([])
    expect(text.length / 1e6).to.be.below(2)
    const event = {
      ...{ id: 'evt_1', object: 'event', api_version: null, created: 1680893993, livemode: false, pending_webhooks: 1 },
      ...{ request: null, type: 'balance_settings.updated' },
      data: {
        object: {
          object: 'balance_settings',
          payments: {
            debit_negative_balances: null,
            payouts: null,
            settlement_timing: { delay_days: 2, start_of_day: null },
          },
        },
      },
    }
    const reported = (value: unknown): string[] => {
      const result = codec.check(value)
      return result.ok ? [] : result.errors.map(({ path, code }) => `${path} ${code}`)
    }
    expect(reported(event)).to.deep.equal([])
    expect(JSON.parse(codec.stringify({ ...event, more: 1 }))).to.deep.equal(event)
    expect(reported({ ...event, type: 'balance_settings.update' })).to.deep.equal(['/type union'])
    expect(reported({ ...event, data: { object: { object: 'balance_settings' } } })).to.deep.equal([
      '/data/object/payments required',
    ])
  })

  it('name the property that cannot come in, and what to leave out', () => {
    const [first, ...others] = compileTypes(files, options)('stripe.ts', 'Price').obstacles
    expect(first).to.deep.include({
      path: ['unit_amount_decimal'],
      foreign: { type: 'Price', property: 'unit_amount_decimal' },
    })
    expect(first?.what).to.equal("'Decimal' with a method 'toJSON', of which only what that returns crosses")
    expect(others).to.deep.equal([])
    expect(compileTypes(files, options, 'output')('stripe.ts', 'Intent').obstacles).to.deep.equal([])
  })
})

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown
}
