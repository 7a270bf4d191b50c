import Type from 'typebox'
import { Compile } from 'typebox/compile'

function schemas(options) {
  const object = (properties) => Type.Object(properties, options)
  const product = object({
    id: Type.Number(),
    name: Type.String(),
    price: Type.Number(),
    inStock: Type.Boolean(),
    kind: Type.Union([Type.Literal('book'), Type.Literal('film'), Type.Literal('music')]),
    note: Type.Optional(Type.String()),
  })
  const order = object({
    id: Type.Number(),
    status: Type.Union([Type.Literal('open'), Type.Literal('paid'), Type.Literal('sent')]),
    customer: object({ id: Type.Number(), name: Type.String(), phone: Type.Optional(Type.String()) }),
    payment: Type.Union([
      object({ method: Type.Literal('card'), last4: Type.String(), expires: Type.String() }),
      object({ method: Type.Literal('transfer'), iban: Type.String(), reference: Type.Optional(Type.String()) }),
      object({ method: Type.Literal('cash'), given: Type.Number() }),
    ]),
    lines: Type.Array(
      object({ sku: Type.String(), title: Type.String(), quantity: Type.Number(), price: Type.Number() }),
    ),
    total: Type.Number(),
    gift: Type.Boolean(),
  })
  const point = object({ x: Type.Number(), y: Type.Number() })
  const shape = Type.Union([
    object({ p1: point, p2: point }),
    object({ p1: point, p2: point, p3: point }),
    object({ center: point, radius: Type.Number() }),
    object({ points: Type.Array(point) }),
    object({ at: point, text: Type.String() }),
  ])
  const tree = Type.Cyclic(
    {
      Tree: object({
        id: Type.Number(),
        name: Type.String(),
        open: Type.Boolean(),
        children: Type.Array(Type.Ref('Tree')),
      }),
    },
    'Tree',
  )
  const formats = object({
    id: Type.String({ format: 'uuid' }),
    email: Type.String({ format: 'email' }),
    created: Type.String({ format: 'date-time' }),
    born: Type.String({ format: 'date' }),
    address: Type.String({ format: 'ipv4' }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    age: Type.Integer({ minimum: 0, maximum: 150 }),
  })
  return { product, orders: Type.Array(order), shapes: Type.Array(shape), tree, formats }
}

export default function typebox(name) {
  const open = Compile(schemas({})[name])
  const strict = Compile(schemas({ additionalProperties: false })[name])
  if (!open.IsAccelerated()) throw new Error('TypeBox did not compile')
  return {
    is: (value) => open.Check(value),
    strict: (value) => strict.Check(value),
    report: (value) => (open.Check(value) ? [] : open.Errors(value)),
    assert: (value) => {
      if (!open.Check(value)) throw new Error('invalid')
      return value
    },
  }
}
