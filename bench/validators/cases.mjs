/**
 * The values of the five cases. All of them went through JSON once, so that they look to V8 like what came over a wire.
 * `valid` fit, `invalid` do not (each has one to three mistakes, early and late), `excess` fit but for an undeclared
 * property somewhere. Of `told`, code written by hand has to say letter for letter what we say, as of `invalid`; it is not measured.
 */

const product = (i) => ({
  id: i,
  name: `product ${i}`,
  price: 5 + i / 4,
  inStock: i % 3 > 0,
  kind: ['book', 'film', 'music'][i % 3],
  ...(i % 2 > 0 ? { note: `note ${i}` } : {}),
})

const payment = (i) =>
  [
    { method: 'card', last4: String(1000 + i), expires: '11/29' },
    { method: 'transfer', iban: `DE${10 ** 17 + i}`, ...(i % 2 > 0 ? { reference: `order ${i}` } : {}) },
    { method: 'cash', given: 50 + i },
  ][i % 3]

const order = (i) => ({
  id: i,
  status: ['open', 'paid', 'sent'][(i >> 1) % 3],
  customer: { id: i * 7, name: `customer ${i}`, ...(i % 2 > 0 ? { phone: `+49 30 ${i}` } : {}) },
  payment: payment(i),
  lines: list(1 + (i % 4), (n) => ({ sku: `sku-${i}-${n}`, title: `line ${n} of ${i}`, quantity: n, price: n + 0.5 })),
  total: i * 10 + 0.25,
  gift: i % 2 > 0,
})

const point = (i) => ({ x: i, y: i / 2 })

const shape = (i) =>
  [
    { p1: point(i), p2: point(i + 1) },
    { p1: point(i), p2: point(i + 1), p3: point(i + 2) },
    { center: point(i), radius: i + 0.5 },
    { points: list(4, (n) => point(n * i)) },
    { at: point(i), text: `label ${i}` },
  ][(i * 7) % 5]

/** 1 + 4 + 16 + 64 + 256 = 341 nodes. */
const tree = (i, depth = 4) => ({
  id: i,
  name: `node ${i}`,
  open: i % 2 > 0,
  children: depth === 0 ? [] : list(4, (n) => tree(i * 4 + n, depth - 1)),
})

const digits = (i, count) => String(i).padStart(count, '0')
const account = (i) => ({
  id: `${digits(i, 8)}-1111-4222-8333-${digits(i * 7, 12)}`,
  email: `first.last${i}@mail.example${i}.org`,
  created: `2026-0${1 + (i % 9)}-1${i % 10}T1${i % 10}:2${i % 10}:30.${i % 10}00Z`,
  born: `19${70 + i}-0${1 + (i % 9)}-2${i % 9}`,
  address: `10.0.${i}.${i * 3}`,
  name: `Ada Lovelace ${i}`,
  age: 20 + i,
})

export const cases = {
  product: {
    title: 'small object',
    valid: list(8, product),
    invalid: [
      wrong(product(1), ['id', '1']),
      wrong(product(2), ['price', null]),
      wrong(product(3), ['kind', 'game']),
      wrong(product(4), ['note', 4]),
      wrong(product(5), ['name', undefined], ['inStock', 'yes']),
    ],
    excess: list(2, (i) => changed(product(i), ['secret', true])),
    told: [
      null,
      [],
      5,
      changed(product(1), ['kind', 'flim']),
      changed(product(3), ['kind', 'mus']),
      changed(product(2), ['kind', 'Boks'], ['name', '😀']),
      {},
    ],
  },
  orders: {
    title: '100 orders with a tagged union',
    valid: list(3, (n) => list(100, (i) => order(i + n))),
    invalid: [
      wrong(list(100, order), [99, 'customer', 'name', 5]),
      wrong(list(100, order), [50, 'payment', 'method', 'barter'], [60, 'lines', 0, 'price', 'free']),
      wrong(list(100, order), [98, 'payment', 'given', 'all'], [97, 'payment', 'iban', 1], [0, 'gift', 1]),
    ],
    excess: [
      changed(list(100, order), [99, 'secret', true]),
      changed(list(100, order), [50, 'payment', 'secret', true]),
    ],
    told: [
      changed(list(3, order), [0, 'status', 'piad'], [1, 'payment', 'method', 'crad'], [2, 'lines', 0, 5]),
      changed(list(3, order), [0, 'customer', null], [1, 'lines', {}], [2, 'payment', []]),
      list(150, (i) => ({ ...order(i), total: null })),
    ],
  },
  shapes: {
    title: '100 shapes of an untagged union',
    valid: list(3, (n) => list(100, (i) => shape(i + n))),
    invalid: [
      wrong(list(100, shape), [99, ...place(99), 'x', 'left']),
      wrong(list(100, shape), [50, ...place(50), 'y', null], [70, ...place(70), 'y', undefined]),
    ],
    excess: [
      changed(list(100, shape), [99, 'secret', true]),
      changed(list(100, shape), [50, ...place(50), 'secret', true]),
    ],
  },
  tree: {
    title: 'tree of 341 nodes',
    valid: list(3, (i) => tree(i + 1)),
    invalid: [
      wrong(tree(1), ['children', 3, 'children', 3, 'children', 3, 'children', 3, 'name', 5]),
      wrong(tree(1), ['children', 1, 'children', 2, 'open', 'no'], ['children', 2, 'id', undefined]),
    ],
    excess: [
      changed(tree(1), ['children', 3, 'children', 3, 'children', 3, 'children', 3, 'secret', true]),
      changed(tree(2), ['secret', true]),
    ],
  },
  formats: {
    title: 'formats and bounds',
    valid: list(8, account),
    invalid: [
      wrong(account(1), ['id', '00000001-1111-4222-8333-00000000000g']),
      wrong(account(2), ['email', 'first.last@mail@example.org']),
      wrong(account(3), ['created', '2026-03-13T25:00:00Z']),
      wrong(account(4), ['born', '1974-13-01'], ['address', '10.0.0.256']),
      wrong(account(5), ['age', 151]),
      wrong(account(6), ['name', ''], ['age', 1.5]),
    ],
    excess: list(2, (i) => changed(account(i), ['secret', true])),
    told: [
      changed(account(1), ['created', '1998-12-31T23:59:60Z'], ['age', -1.5]),
      changed(account(2), ['created', '1998-12-31T23:58:60Z'], ['name', 'x'.repeat(61)]),
      changed(account(3), ['created', '1999-01-01T01:29:60.5+01:30'], ['id', 5], ['age', '5']),
      {},
    ],
  },
}

for (const each of Object.values(cases)) {
  // How many mistakes each of the invalid ones has.
  each.mistakes = each.invalid.map(({ mistakes }) => mistakes)
  each.invalid = each.invalid.map(({ value }) => value)
  for (const pool of ['valid', 'invalid', 'excess']) each[pool] = JSON.parse(JSON.stringify(each[pool]))
}

function list(length, item) {
  return Array.from({ length }, (_, i) => item(i))
}

/** Where the first point of a shape is. */
function place(i) {
  const { p1, center, points } = shape(i)
  return p1 ? ['p1'] : center ? ['center'] : points ? ['points', 3] : ['at']
}

/** `value` with other values at some places: `[...path, value]`. `undefined` takes the property away. */
function changed(value, ...changes) {
  for (const change of changes) {
    const name = change.at(-2)
    const owner = change.slice(0, -2).reduce((object, step) => object[step], value)
    owner[name] = change.at(-1)
  }
  return value
}

function wrong(value, ...changes) {
  return { value: changed(value, ...changes), mistakes: changes.length }
}
