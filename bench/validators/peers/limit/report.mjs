import { isDate, isDateTime, isEmail, isIpv4, isUuid } from './is.mjs'

const { isFinite, isInteger } = Number

// Says of a value what Solder says of it: the same paths, codes, words and hints, and no more than a hundred. Names and indexes from
// the root to where we are; texts are made of them for real mistakes only.
const path = []
let depth = 0
let issues = []
const most = 100
const enough = new Error('enough')

/** What `find` reports of a value that is known not to fit; an object may throw when it is read. */
export function reported(find, value) {
  depth = 0
  const found = (issues = [])
  try {
    find(value)
  } catch (error) {
    if (error !== enough) {
      const expected = 'an object whose properties can be read'
      found.push({ path: place(''), code: 'unreadable', expected, received: 'an error' })
    }
  }
  return found
}

function place(name) {
  let text = ''
  for (let i = 0; i < depth; i++) text += '/' + path[i]
  return name === '' ? text : text + '/' + name
}

function add(name, code, expected, value) {
  if (issues.length === most) throw enough
  if (value === undefined) issues.push({ path: place(name), code: 'required', expected, received: 'nothing' })
  else issues.push({ path: place(name), code, expected, received: kind(value) })
}

/** That a value is none of some texts, with the one that was probably meant. */
function addNone(name, code, texts, expected, value) {
  const meant = typeof value === 'string' ? nearest(value, texts) : undefined
  add(name, code, meant === undefined ? expected : `${expected}; did you mean '${meant}'?`, value)
}

function nearest(text, texts) {
  if (text.length > 64) return undefined
  let found
  let fewest = Math.min(text.length - 1, Math.max(1, Math.floor(text.length * 0.4))) + 1
  for (const candidate of texts) {
    if (text.length >= 3 && candidate.length > text.length && candidate.startsWith(text.toLowerCase())) {
      if (fewest > 1) [found, fewest] = [candidate, 1]
      continue
    }
    if (Math.abs(candidate.length - text.length) >= fewest || lettersApart(text, candidate) >= fewest) continue
    const distance = edits(text.toLowerCase(), candidate)
    if (distance < fewest) [found, fewest] = [candidate, distance]
  }
  return found
}

/** How many letters one of two texts has and the other has not: edits of one letter each cannot be fewer. */
function lettersApart(a, b) {
  let [inA, inB] = [0, 0]
  for (let i = 0; i < a.length; i++) {
    const unit = a.charCodeAt(i)
    if (unit > 127) return 0
    inA |= 1 << (unit & 31)
  }
  for (let i = 0; i < b.length; i++) inB |= 1 << (b.charCodeAt(i) & 31)
  return Math.max(ones(inA & ~inB), ones(inB & ~inA))
}

function ones(bits) {
  let count = 0
  for (; bits !== 0; bits &= bits - 1) count++
  return count
}

/** Letters that are added, taken away, replaced or swapped with their neighbour. */
function edits(a, b) {
  let before = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), row[j] + 1, next[j - 1] + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j], before[j - 2] + 1)
    }
    ;[before, row] = [row, next]
  }
  return row[b.length]
}

function kind(value) {
  if (value === null) return 'null'
  if (typeof value === 'string') {
    let count = value.length
    for (let i = 1; i < value.length; i++) {
      if ((value.charCodeAt(i) & 0xfc00) === 0xdc00 && (value.charCodeAt(i - 1) & 0xfc00) === 0xd800) count--
    }
    return count === 1 ? 'string of 1 character' : `string of ${count} characters`
  }
  if (Array.isArray(value)) return `array of ${value.length} item${value.length === 1 ? '' : 's'}`
  if (typeof value === 'number') return isFinite(value) ? 'number' : String(value)
  return typeof value
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

const kinds = ['book', 'film', 'music']
const statuses = ['open', 'paid', 'sent']
const methods = ['card', 'transfer', 'cash']

export function reportProduct(value) {
  if (!isObject(value)) add('', 'type', 'Product', value)
  else {
    const { id, name, price, inStock, kind, note } = value
    if (!isFinite(id)) add('id', 'type', 'number', id)
    if (typeof name !== 'string') add('name', 'type', 'string', name)
    if (!isFinite(price)) add('price', 'type', 'number', price)
    if (typeof inStock !== 'boolean') add('inStock', 'type', 'boolean', inStock)
    if (kind !== 'book' && kind !== 'film' && kind !== 'music')
      addNone('kind', 'enum', kinds, "'book' | 'film' | 'music'", kind)
    if (note !== undefined && typeof note !== 'string') add('note', 'type', 'string', note)
  }
}

export function reportOrders(value) {
  if (!Array.isArray(value)) add('', 'type', 'array', value)
  else {
    for (let i = 0; i < value.length; i++) {
      path[0] = i
      depth = 1
      reportOrder(value[i])
    }
  }
}

function reportOrder(value) {
  if (!isObject(value)) return add('', 'type', 'Order', value)
  const { id, status, customer, payment, lines, total, gift } = value
  if (!isFinite(id)) add('id', 'type', 'number', id)
  if (status !== 'open' && status !== 'paid' && status !== 'sent')
    addNone('status', 'enum', statuses, "'open' | 'paid' | 'sent'", status)
  if (!isObject(customer)) add('customer', 'type', 'Customer', customer)
  else {
    path[1] = 'customer'
    depth = 2
    const { id, name, phone } = customer
    if (!isFinite(id)) add('id', 'type', 'number', id)
    if (typeof name !== 'string') add('name', 'type', 'string', name)
    if (phone !== undefined && typeof phone !== 'string') add('phone', 'type', 'string', phone)
    depth = 1
  }
  if (!isObject(payment)) add('payment', 'union', 'CardPayment | TransferPayment | CashPayment', payment)
  else {
    path[1] = 'payment'
    depth = 2
    reportPayment(payment)
    depth = 1
  }
  if (!Array.isArray(lines)) add('lines', 'type', 'array', lines)
  else {
    path[1] = 'lines'
    for (let i = 0; i < lines.length; i++) {
      path[2] = i
      depth = 3
      reportLine(lines[i])
    }
    depth = 1
  }
  if (!isFinite(total)) add('total', 'type', 'number', total)
  if (typeof gift !== 'boolean') add('gift', 'type', 'boolean', gift)
}

function reportPayment(value) {
  switch (value.method) {
    case 'card':
      if (typeof value.last4 !== 'string') add('last4', 'type', 'string', value.last4)
      if (typeof value.expires !== 'string') add('expires', 'type', 'string', value.expires)
      return
    case 'transfer':
      if (typeof value.iban !== 'string') add('iban', 'type', 'string', value.iban)
      if (value.reference !== undefined && typeof value.reference !== 'string')
        add('reference', 'type', 'string', value.reference)
      return
    case 'cash':
      if (!isFinite(value.given)) add('given', 'type', 'number', value.given)
      return
    default:
      addNone('method', 'union', methods, "'card' | 'transfer' | 'cash'", value.method)
  }
}

function reportLine(value) {
  if (!isObject(value)) return add('', 'type', 'Line', value)
  const { sku, title, quantity, price } = value
  if (typeof sku !== 'string') add('sku', 'type', 'string', sku)
  if (typeof title !== 'string') add('title', 'type', 'string', title)
  if (!isFinite(quantity)) add('quantity', 'type', 'number', quantity)
  if (!isFinite(price)) add('price', 'type', 'number', price)
}

export function reportShapes(value) {
  if (!Array.isArray(value)) add('', 'type', 'array', value)
  else {
    for (let i = 0; i < value.length; i++) {
      path[0] = i
      depth = 1
      reportShape(value[i])
    }
  }
}

function reportPoint(name, value) {
  if (!isObject(value)) return add(name, 'type', 'Point', value)
  path[depth++] = name
  if (!isFinite(value.x)) add('x', 'type', 'number', value.x)
  if (!isFinite(value.y)) add('y', 'type', 'number', value.y)
  depth--
}

function reportShape(value) {
  if (!isObject(value)) return add('', 'union', 'Segment | Triangle | Circle | Polyline | Label', value)
  // By the property that only one of them has.
  const { p1, p2, center, points } = value
  if (p1 !== undefined || p2 !== undefined) {
    reportPoint('p1', p1)
    reportPoint('p2', p2)
  } else if (center !== undefined) {
    reportPoint('center', center)
    if (!isFinite(value.radius)) add('radius', 'type', 'number', value.radius)
  } else if (points !== undefined) {
    if (!Array.isArray(points)) return add('points', 'type', 'array', points)
    path[depth++] = 'points'
    for (let i = 0; i < points.length; i++) reportPoint(i, points[i])
    depth--
  } else {
    reportPoint('at', value.at)
    if (typeof value.text !== 'string') add('text', 'type', 'string', value.text)
  }
}

export function reportTree(value) {
  reportNode(value)
}

function reportNode(value) {
  if (!isObject(value)) return add('', 'type', 'Tree', value)
  const { id, name, open, children } = value
  if (!isFinite(id)) add('id', 'type', 'number', id)
  if (typeof name !== 'string') add('name', 'type', 'string', name)
  if (typeof open !== 'boolean') add('open', 'type', 'boolean', open)
  if (!Array.isArray(children)) return add('children', 'type', 'array', children)
  path[depth++] = 'children'
  const at = depth++
  for (let i = 0; i < children.length; i++) {
    path[at] = i
    reportNode(children[i])
  }
  depth -= 2
}

export function reportAccount(value) {
  if (!isObject(value)) return add('', 'type', 'Account', value)
  const { id, email, created, born, address, name, age } = value
  reportText('id', "string in the format 'uuid'", isUuid, id)
  reportText('email', "string in the format 'email'", isEmail, email)
  reportText('created', "string in the format 'date-time'", isDateTime, created)
  reportText('born', "string in the format 'date'", isDate, born)
  reportText('address', "string in the format 'ipv4'", isIpv4, address)
  if (typeof name !== 'string') add('name', 'type', 'string of 1 to 60 characters', name)
  else {
    if (name.length === 0) add('name', 'minLength', 'string of at least 1 character', name)
    if (name.length > 60 && [...name].length > 60) add('name', 'maxLength', 'string of at most 60 characters', name)
  }
  if (!isFinite(age)) add('age', 'type', 'integer from 0 to 150', age)
  else {
    if (!isInteger(age)) add('age', 'integer', 'integer', age)
    if (age < 0) add('age', 'minimum', 'number of at least 0', age)
    if (age > 150) add('age', 'maximum', 'number of at most 150', age)
  }
}

function reportText(name, expected, fits, text) {
  if (typeof text !== 'string') add(name, 'type', expected, text)
  else if (!fits(text)) add(name, 'format', expected, text)
}
