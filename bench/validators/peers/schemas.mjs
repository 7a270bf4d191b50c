/** JSON Schemas of the five cases, as a person would write them for ajv and fast-json-stringify. */

const number = { type: 'number' }
const string = { type: 'string' }
const boolean = { type: 'boolean' }
const array = (items) => ({ type: 'array', items })

/**
 * `strict` refuses undeclared properties. Of an untagged union fast-json-stringify writes the first member that fits, so
 * that the wider ones have to come first; to check, it is quicker when they do not.
 */
export function schemas({ strict = false, widerFirst = false }) {
  const object = (properties, optional = []) => ({
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    ...(strict ? { additionalProperties: false } : {}),
  })
  const product = object(
    {
      id: number,
      name: string,
      price: number,
      inStock: boolean,
      kind: { type: 'string', enum: ['book', 'film', 'music'] },
      note: string,
    },
    ['note'],
  )
  const order = object({
    id: number,
    status: { type: 'string', enum: ['open', 'paid', 'sent'] },
    customer: object({ id: number, name: string, phone: string }, ['phone']),
    payment: {
      type: 'object',
      discriminator: { propertyName: 'method' },
      required: ['method'],
      oneOf: [
        object({ method: { const: 'card', type: 'string' }, last4: string, expires: string }),
        object({ method: { const: 'transfer', type: 'string' }, iban: string, reference: string }, ['reference']),
        object({ method: { const: 'cash', type: 'string' }, given: number }),
      ],
    },
    lines: array(object({ sku: string, title: string, quantity: number, price: number })),
    total: number,
    gift: boolean,
  })
  const point = object({ x: number, y: number })
  const segment = object({ p1: point, p2: point })
  const triangle = object({ p1: point, p2: point, p3: point })
  const shape = {
    anyOf: [
      ...(widerFirst ? [triangle, segment] : [segment, triangle]),
      object({ center: point, radius: number }),
      object({ points: array(point) }),
      object({ at: point, text: string }),
    ],
  }
  const tree = object({ id: number, name: string, open: boolean, children: array({ $ref: '#' }) })
  const account = object({
    id: { type: 'string', format: 'uuid' },
    email: { type: 'string', format: 'email' },
    created: { type: 'string', format: 'date-time' },
    born: { type: 'string', format: 'date' },
    address: { type: 'string', format: 'ipv4' },
    name: { type: 'string', minLength: 1, maxLength: 60 },
    age: { type: 'integer', minimum: 0, maximum: 150 },
  })
  return { product, orders: array(order), shapes: array(shape), tree, formats: account }
}
