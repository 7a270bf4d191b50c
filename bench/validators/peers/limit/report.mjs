import { isDate, isDateTime, isEmail, isIpv4, isUuid } from './is.mjs'

const { isFinite, isInteger } = Number

// Names and indexes from the root to where we are; texts are made of them for real mistakes only.
const path = []
let depth = 0
let issues = []

function start() {
  depth = 0
  issues = []
}

function add(name, expected, value) {
  let text = ''
  for (let i = 0; i < depth; i++) text += '/' + path[i]
  if (name !== '') text += '/' + name
  const code = value === undefined ? 'required' : 'type'
  issues.push({ path: text, code, expected, received: kind(value) })
}

function kind(value) {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (typeof value === 'string') {
    let count = 0
    for (let i = 0; i < value.length; i += value.codePointAt(i) > 0xffff ? 2 : 1) count++
    return `string of ${count} character${count === 1 ? '' : 's'}`
  }
  if (Array.isArray(value)) return `array of ${value.length} item${value.length === 1 ? '' : 's'}`
  return typeof value
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

export function reportProduct(value) {
  start()
  if (!isObject(value)) add('', 'Product', value)
  else {
    const { id, name, price, inStock, kind, note } = value
    if (!isFinite(id)) add('id', 'number', id)
    if (typeof name !== 'string') add('name', 'string', name)
    if (!isFinite(price)) add('price', 'number', price)
    if (typeof inStock !== 'boolean') add('inStock', 'boolean', inStock)
    if (kind !== 'book' && kind !== 'film' && kind !== 'music') add('kind', "'book' | 'film' | 'music'", kind)
    if (note !== undefined && typeof note !== 'string') add('note', 'string', note)
  }
  return issues
}

export function reportOrders(value) {
  start()
  if (!Array.isArray(value)) add('', 'array', value)
  else {
    for (let i = 0; i < value.length; i++) {
      path[0] = i
      depth = 1
      reportOrder(value[i])
    }
  }
  return issues
}

function reportOrder(value) {
  if (!isObject(value)) return add('', 'Order', value)
  const { id, status, customer, payment, lines, total, gift } = value
  if (!isFinite(id)) add('id', 'number', id)
  if (status !== 'open' && status !== 'paid' && status !== 'sent') add('status', "'open' | 'paid' | 'sent'", status)
  if (!isObject(customer)) add('customer', 'Customer', customer)
  else {
    path[1] = 'customer'
    depth = 2
    const { id, name, phone } = customer
    if (!isFinite(id)) add('id', 'number', id)
    if (typeof name !== 'string') add('name', 'string', name)
    if (phone !== undefined && typeof phone !== 'string') add('phone', 'string', phone)
    depth = 1
  }
  if (!isObject(payment)) add('payment', 'CardPayment | TransferPayment | CashPayment', payment)
  else {
    path[1] = 'payment'
    depth = 2
    reportPayment(payment)
    depth = 1
  }
  if (!Array.isArray(lines)) add('lines', 'array', lines)
  else {
    path[1] = 'lines'
    for (let i = 0; i < lines.length; i++) {
      path[2] = i
      depth = 3
      reportLine(lines[i])
    }
    depth = 1
  }
  if (!isFinite(total)) add('total', 'number', total)
  if (typeof gift !== 'boolean') add('gift', 'boolean', gift)
}

function reportPayment(value) {
  switch (value.method) {
    case 'card':
      if (typeof value.last4 !== 'string') add('last4', 'string', value.last4)
      if (typeof value.expires !== 'string') add('expires', 'string', value.expires)
      return
    case 'transfer':
      if (typeof value.iban !== 'string') add('iban', 'string', value.iban)
      if (value.reference !== undefined && typeof value.reference !== 'string')
        add('reference', 'string', value.reference)
      return
    case 'cash':
      if (!isFinite(value.given)) add('given', 'number', value.given)
      return
    default:
      add('method', "'card' | 'transfer' | 'cash'", value.method)
  }
}

function reportLine(value) {
  if (!isObject(value)) return add('', 'Line', value)
  const { sku, title, quantity, price } = value
  if (typeof sku !== 'string') add('sku', 'string', sku)
  if (typeof title !== 'string') add('title', 'string', title)
  if (!isFinite(quantity)) add('quantity', 'number', quantity)
  if (!isFinite(price)) add('price', 'number', price)
}

export function reportShapes(value) {
  start()
  if (!Array.isArray(value)) add('', 'array', value)
  else {
    for (let i = 0; i < value.length; i++) {
      path[0] = i
      depth = 1
      reportShape(value[i])
    }
  }
  return issues
}

function reportPoint(name, value) {
  if (!isObject(value)) return add(name, 'Point', value)
  path[depth++] = name
  if (!isFinite(value.x)) add('x', 'number', value.x)
  if (!isFinite(value.y)) add('y', 'number', value.y)
  depth--
}

function reportShape(value) {
  if (!isObject(value)) return add('', 'Segment | Triangle | Circle | Polyline | Label', value)
  // By the property that only one of them has.
  const { p1, p2, center, points } = value
  if (p1 !== undefined || p2 !== undefined) {
    reportPoint('p1', p1)
    reportPoint('p2', p2)
  } else if (center !== undefined) {
    reportPoint('center', center)
    if (!isFinite(value.radius)) add('radius', 'number', value.radius)
  } else if (points !== undefined) {
    if (!Array.isArray(points)) return add('points', 'array', points)
    path[depth++] = 'points'
    for (let i = 0; i < points.length; i++) reportPoint(i, points[i])
    depth--
  } else {
    reportPoint('at', value.at)
    if (typeof value.text !== 'string') add('text', 'string', value.text)
  }
}

export function reportTree(value) {
  start()
  reportNode(value)
  return issues
}

function reportNode(value) {
  if (!isObject(value)) return add('', 'Tree', value)
  const { id, name, open, children } = value
  if (!isFinite(id)) add('id', 'number', id)
  if (typeof name !== 'string') add('name', 'string', name)
  if (typeof open !== 'boolean') add('open', 'boolean', open)
  if (!Array.isArray(children)) return add('children', 'array', children)
  path[depth++] = 'children'
  const at = depth++
  for (let i = 0; i < children.length; i++) {
    path[at] = i
    reportNode(children[i])
  }
  depth -= 2
}

export function reportAccount(value) {
  start()
  if (!isObject(value)) add('', 'Account', value)
  else {
    const { id, email, created, born, address, name, age } = value
    if (typeof id !== 'string' || !isUuid(id)) add('id', "string in the format 'uuid'", id)
    if (typeof email !== 'string' || !isEmail(email)) add('email', "string in the format 'email'", email)
    if (typeof created !== 'string' || !isDateTime(created)) add('created', "string in the format 'date-time'", created)
    if (typeof born !== 'string' || !isDate(born)) add('born', "string in the format 'date'", born)
    if (typeof address !== 'string' || !isIpv4(address)) add('address', "string in the format 'ipv4'", address)
    if (typeof name !== 'string' || name.length === 0 || (name.length > 60 && [...name].length > 60))
      add('name', 'string of 1 to 60 characters', name)
    if (!isInteger(age)) add('age', 'integer', age)
    else if (age < 0 || age > 150) add('age', 'integer from 0 to 150', age)
  }
  return issues
}
