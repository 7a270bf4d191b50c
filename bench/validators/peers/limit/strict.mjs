import { isAccount } from './is.mjs'

const { isFinite } = Number

/** Keys are counted: a value that has the declared ones and as many as are declared has no others. */
function count(value) {
  let n = 0
  // eslint-disable-next-line no-unused-vars -- the quickest way to count
  for (const key in value) n++
  return n
}

export function exactProduct(value) {
  if (typeof value !== 'object' || value === null) return false
  if (!isFinite(value.id) || typeof value.name !== 'string' || !isFinite(value.price)) return false
  if (typeof value.inStock !== 'boolean') return false
  const { kind, note } = value
  if (kind !== 'book' && kind !== 'film' && kind !== 'music') return false
  if (note === undefined) return count(value) === 5
  return typeof note === 'string' && count(value) === 6
}

export function exactOrders(value) {
  if (!Array.isArray(value)) return false
  for (let i = 0; i < value.length; i++) if (!exactOrder(value[i])) return false
  return true
}

function exactOrder(value) {
  if (typeof value !== 'object' || value === null) return false
  if (!isFinite(value.id) || !isFinite(value.total) || typeof value.gift !== 'boolean') return false
  const { status, customer, lines } = value
  if (status !== 'open' && status !== 'paid' && status !== 'sent') return false
  if (typeof customer !== 'object' || customer === null) return false
  if (!isFinite(customer.id) || typeof customer.name !== 'string') return false
  const { phone } = customer
  if (phone !== undefined && typeof phone !== 'string') return false
  if (count(customer) !== (phone === undefined ? 2 : 3)) return false
  if (!exactPayment(value.payment) || !Array.isArray(lines)) return false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (typeof line !== 'object' || line === null) return false
    if (typeof line.sku !== 'string' || typeof line.title !== 'string') return false
    if (!isFinite(line.quantity) || !isFinite(line.price) || count(line) !== 4) return false
  }
  return count(value) === 7
}

function exactPayment(value) {
  if (typeof value !== 'object' || value === null) return false
  switch (value.method) {
    case 'card':
      return typeof value.last4 === 'string' && typeof value.expires === 'string' && count(value) === 3
    case 'transfer': {
      const { reference } = value
      if (typeof value.iban !== 'string') return false
      return reference === undefined ? count(value) === 2 : typeof reference === 'string' && count(value) === 3
    }
    case 'cash':
      return isFinite(value.given) && count(value) === 2
    default:
      return false
  }
}

function exactPoint(value) {
  return typeof value === 'object' && value !== null && isFinite(value.x) && isFinite(value.y) && count(value) === 2
}

export function exactShapes(value) {
  if (!Array.isArray(value)) return false
  for (let i = 0; i < value.length; i++) if (!exactShape(value[i])) return false
  return true
}

function exactShape(value) {
  if (typeof value !== 'object' || value === null) return false
  const keys = count(value)
  if (exactPoint(value.p1) && exactPoint(value.p2)) return keys === 2 || (keys === 3 && exactPoint(value.p3))
  if (exactPoint(value.center)) return isFinite(value.radius) && keys === 2
  const { points } = value
  if (Array.isArray(points)) {
    for (let i = 0; i < points.length; i++) if (!exactPoint(points[i])) return false
    return keys === 1
  }
  return typeof value.text === 'string' && exactPoint(value.at) && keys === 2
}

export function exactTree(value) {
  if (typeof value !== 'object' || value === null) return false
  if (!isFinite(value.id) || typeof value.name !== 'string' || typeof value.open !== 'boolean') return false
  const { children } = value
  if (!Array.isArray(children) || count(value) !== 4) return false
  for (let i = 0; i < children.length; i++) if (!exactTree(children[i])) return false
  return true
}

export function exactAccount(value) {
  return isAccount(value) && count(value) === 7
}
