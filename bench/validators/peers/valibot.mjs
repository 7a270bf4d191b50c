import * as v from 'valibot'

/** valibot takes Infinity for a number unless told otherwise. */
const number = v.pipe(v.number(), v.finite())

function schemas(object) {
  const product = object({
    id: number,
    name: v.string(),
    price: number,
    inStock: v.boolean(),
    kind: v.picklist(['book', 'film', 'music']),
    note: v.optional(v.string()),
  })
  const order = object({
    id: number,
    status: v.picklist(['open', 'paid', 'sent']),
    customer: object({ id: number, name: v.string(), phone: v.optional(v.string()) }),
    payment: v.variant('method', [
      object({ method: v.literal('card'), last4: v.string(), expires: v.string() }),
      object({ method: v.literal('transfer'), iban: v.string(), reference: v.optional(v.string()) }),
      object({ method: v.literal('cash'), given: number }),
    ]),
    lines: v.array(object({ sku: v.string(), title: v.string(), quantity: number, price: number })),
    total: number,
    gift: v.boolean(),
  })
  const point = object({ x: number, y: number })
  const shape = v.union([
    object({ p1: point, p2: point, p3: point }),
    object({ p1: point, p2: point }),
    object({ center: point, radius: number }),
    object({ points: v.array(point) }),
    object({ at: point, text: v.string() }),
  ])
  const tree = object({ id: number, name: v.string(), open: v.boolean(), children: v.array(v.lazy(() => tree)) })
  const formats = object({
    id: v.pipe(v.string(), v.uuid()),
    email: v.pipe(v.string(), v.email()),
    created: v.pipe(v.string(), v.isoTimestamp()),
    born: v.pipe(v.string(), v.isoDate()),
    address: v.pipe(v.string(), v.ipv4()),
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
    age: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(150)),
  })
  return { product, orders: v.array(order), shapes: v.array(shape), tree, formats }
}

export default function valibot(name) {
  const drop = schemas(v.object)[name]
  const keep = schemas(v.looseObject)[name]
  const strict = schemas(v.strictObject)[name]
  return {
    is: (value) => v.is(keep, value),
    strict: (value) => v.is(strict, value),
    report: (value) => v.safeParse(keep, value).issues ?? [],
    assert: (value) => v.parse(keep, value),
    prune: (value) => v.parse(drop, value),
  }
}
