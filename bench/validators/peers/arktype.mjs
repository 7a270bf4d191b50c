import { scope, type } from 'arktype'

/** Each with what is to be done about undeclared properties. Told afterwards, it would not reach into the tree. */
const definitions = {
  product: (undeclared) =>
    type({
      ...undeclared,
      id: 'number',
      name: 'string',
      price: 'number',
      inStock: 'boolean',
      kind: "'book'|'film'|'music'",
      'note?': 'string',
    }),
  orders: (undeclared) =>
    type({
      ...undeclared,
      id: 'number',
      status: "'open'|'paid'|'sent'",
      customer: { ...undeclared, id: 'number', name: 'string', 'phone?': 'string' },
      payment: type({ ...undeclared, method: "'card'", last4: 'string', expires: 'string' })
        .or({ ...undeclared, method: "'transfer'", iban: 'string', 'reference?': 'string' })
        .or({ ...undeclared, method: "'cash'", given: 'number' }),
      lines: type({ ...undeclared, sku: 'string', title: 'string', quantity: 'number', price: 'number' }).array(),
      total: 'number',
      gift: 'boolean',
    }).array(),
  shapes: (undeclared) => {
    const point = type({ ...undeclared, x: 'number', y: 'number' })
    return type({ ...undeclared, p1: point, p2: point, p3: point })
      .or({ ...undeclared, p1: point, p2: point })
      .or({ ...undeclared, center: point, radius: 'number' })
      .or({ ...undeclared, points: point.array() })
      .or({ ...undeclared, at: point, text: 'string' })
      .array()
  },
  tree: (undeclared) =>
    scope({ Tree: { ...undeclared, id: 'number', name: 'string', open: 'boolean', children: 'Tree[]' } }).export().Tree,
  formats: (undeclared) =>
    type({
      ...undeclared,
      id: 'string.uuid',
      email: 'string.email',
      created: 'string.date.iso',
      born: 'string.date.iso',
      address: 'string.ip.v4',
      name: '1 <= string <= 60',
      age: '0 <= number.integer <= 150',
    }),
}

export default function arktype(name) {
  const keep = definitions[name]({})
  const strict = definitions[name]({ '+': 'reject' })
  // It refuses to delete where several members of a union may fit.
  const drop = name === 'shapes' ? undefined : definitions[name]({ '+': 'delete' })
  return {
    is: (value) => keep.allows(value),
    strict: (value) => strict.allows(value),
    report: (value) => {
      const result = keep(value)
      return result instanceof type.errors ? result : []
    },
    assert: (value) => keep.assert(value),
    prune: drop && ((value) => drop.assert(value)),
  }
}
