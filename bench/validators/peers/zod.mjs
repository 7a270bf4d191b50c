import * as z from 'zod'

/** `object` is one of zod's three: it drops undeclared properties, keeps or refuses them. */
function schemas(object) {
  const product = object({
    id: z.number(),
    name: z.string(),
    price: z.number(),
    inStock: z.boolean(),
    kind: z.enum(['book', 'film', 'music']),
    note: z.string().optional(),
  })
  const order = object({
    id: z.number(),
    status: z.enum(['open', 'paid', 'sent']),
    customer: object({ id: z.number(), name: z.string(), phone: z.string().optional() }),
    payment: z.discriminatedUnion('method', [
      object({ method: z.literal('card'), last4: z.string(), expires: z.string() }),
      object({ method: z.literal('transfer'), iban: z.string(), reference: z.string().optional() }),
      object({ method: z.literal('cash'), given: z.number() }),
    ]),
    lines: z.array(object({ sku: z.string(), title: z.string(), quantity: z.number(), price: z.number() })),
    total: z.number(),
    gift: z.boolean(),
  })
  const point = object({ x: z.number(), y: z.number() })
  // The first member that fits is taken: the wider ones have to come first, or their properties would be dropped.
  const shape = z.union([
    object({ p1: point, p2: point, p3: point }),
    object({ p1: point, p2: point }),
    object({ center: point, radius: z.number() }),
    object({ points: z.array(point) }),
    object({ at: point, text: z.string() }),
  ])
  const tree = object({
    id: z.number(),
    name: z.string(),
    open: z.boolean(),
    get children() {
      return z.array(tree)
    },
  })
  const formats = object({
    id: z.guid(),
    email: z.email(),
    created: z.iso.datetime({ offset: true }),
    born: z.iso.date(),
    address: z.ipv4(),
    name: z.string().min(1).max(60),
    age: z.int().min(0).max(150),
  })
  return { product, orders: z.array(order), shapes: z.array(shape), tree, formats }
}

export default function zod(name) {
  const drop = schemas(z.object)[name]
  const keep = schemas(z.looseObject)[name]
  const strict = schemas(z.strictObject)[name]
  return {
    is: (value) => keep.safeParse(value).success,
    strict: (value) => strict.safeParse(value).success,
    report: (value) => keep.safeParse(value).error?.issues ?? [],
    assert: (value) => keep.parse(value),
    prune: (value) => drop.parse(value),
  }
}
