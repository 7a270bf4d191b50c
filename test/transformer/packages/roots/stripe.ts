import type { PackageRoot } from './root.js'

const imports = `import type Stripe from 'stripe'`

/** What becomes of a type of Stripe's on its way: a `Decimal` is a text there. */
const wire = `${imports}
type Wire<T> = T extends string | number | boolean | null | undefined ? T
  : T extends { toJSON(): infer Json } ? Json
  : { [Key in keyof T]: Wire<T[Key]> }`

const customer = {
  ...{ id: 'cus_1', object: 'customer', balance: 0, created: 1680893993, currency: null, default_source: null },
  ...{
    delinquent: false,
    description: null,
    discount: null,
    email: 'ada@example.com',
    livemode: false,
    metadata: { team: 'a' },
  },
  invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
  ...{ name: 'Ada', phone: null, preferred_locales: [], shipping: null, tax_exempt: 'none' },
  address: { city: null, country: 'DE', line1: null, line2: null, postal_code: null, state: null },
}

export const stripe: readonly PackageRoot[] = [
  {
    imports,
    type: 'Stripe.Address',
    valid: [
      { city: 'Berlin', country: 'DE', line1: 'Unter den Linden 1', line2: null, postal_code: '10117', state: null },
    ],
    wrong: [['/line2', 5, '/line2 type']],
  },
  {
    imports,
    type: 'Stripe.CustomerCreateParams',
    valid: [
      {
        name: 'Ada',
        email: 'ada@example.com',
        metadata: { plan: 'pro', seats: 5 },
        address: { city: 'Berlin', country: 'DE' },
        tax: { validate_location: 'immediately' },
        invoice_settings: { custom_fields: [{ name: 'PO', value: '17' }] },
        expand: ['subscriptions'],
      },
      { metadata: '', shipping: '' },
    ],
    wrong: [
      ['/metadata/seats', true, '/metadata/seats type'],
      ['/expand/0', 1, '/expand/0 type'],
      ['/invoice_settings/custom_fields/0/value', undefined, '/invoice_settings/custom_fields/0/value required'],
    ],
  },
  {
    imports,
    type: 'Stripe.PaymentIntentCreateParams',
    valid: [
      {
        amount: 1999,
        currency: 'eur',
        automatic_payment_methods: { enabled: true },
        confirm: true,
        off_session: 'one_off',
      },
    ],
    wrong: [
      ['/amount', '1999', '/amount type'],
      ['/currency', undefined, '/currency required'],
    ],
  },
  {
    imports,
    type: 'Stripe.Balance',
    valid: [
      {
        object: 'balance',
        available: [{ amount: 666670, currency: 'usd', source_types: { card: 666670 } }],
        livemode: false,
        pending: [{ amount: 61414, currency: 'usd' }],
      },
    ],
    wrong: [
      ['/object', 'account', '/object enum'],
      ['/available/0/source_types/card', '1', '/available/0/source_types/card type'],
    ],
  },
  {
    imports,
    type: 'Stripe.WebhookEndpoint',
    valid: [
      {
        ...{
          id: 'we_1',
          object: 'webhook_endpoint',
          api_version: null,
          application: null,
          created: 1680122196,
          description: null,
        },
        ...{
          enabled_events: ['charge.failed'],
          livemode: false,
          metadata: {},
          status: 'enabled',
          url: 'https://example.com',
        },
      },
    ],
    wrong: [
      ['/enabled_events', 'charge.failed', '/enabled_events type'],
      ['/metadata', undefined, '/metadata required'],
    ],
  },
  {
    imports: wire,
    type: 'Wire<Stripe.Customer>',
    valid: [customer],
    wrong: [
      ['/balance', '0', '/balance type'],
      ['/invoice_settings/footer', undefined, '/invoice_settings/footer required'],
    ],
  },
  {
    imports: wire,
    type: 'Wire<Stripe.CustomerCreatedEvent>',
    valid: [
      {
        ...{
          id: 'evt_1',
          object: 'event',
          api_version: '2026-01-01',
          created: 1680064028,
          livemode: false,
          pending_webhooks: 0,
        },
        type: 'customer.created',
        request: { id: null, idempotency_key: null },
        data: { object: customer },
      },
    ],
    wrong: [
      ['/data/object/livemode', 'no', '/data/object/livemode type'],
      ['/type', 'customer.deleted', '/type enum'],
    ],
  },
  {
    imports,
    type: 'Stripe.Customer',
    valid: [],
    wrong: [],
    obstacles: [`subscriptions.data.[].items.data.[].plan.amount_decimal: 'Decimal' with a method 'toJSON'`],
  },
]
