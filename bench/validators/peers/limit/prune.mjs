/** Copies with declared properties only, of values that are known to fit. */

export function pruneProduct(value) {
  const { id, name, price, inStock, kind, note } = value
  return note === undefined ? { id, name, price, inStock, kind } : { id, name, price, inStock, kind, note }
}

export function pruneOrders(value) {
  const copy = []
  for (let i = 0; i < value.length; i++) {
    const { id, status, customer, payment, lines, total, gift } = value[i]
    const copies = []
    for (let n = 0; n < lines.length; n++) {
      const { sku, title, quantity, price } = lines[n]
      copies.push({ sku, title, quantity, price })
    }
    copy.push({
      id,
      status,
      customer: pruneCustomer(customer),
      payment: prunePayment(payment),
      lines: copies,
      total,
      gift,
    })
  }
  return copy
}

function pruneCustomer({ id, name, phone }) {
  return phone === undefined ? { id, name } : { id, name, phone }
}

function prunePayment(value) {
  const { method } = value
  if (method === 'card') return { method, last4: value.last4, expires: value.expires }
  if (method === 'cash') return { method, given: value.given }
  const { iban, reference } = value
  return reference === undefined ? { method, iban } : { method, iban, reference }
}

const point = ({ x, y }) => ({ x, y })

export function pruneShapes(value) {
  return value.map((shape) => {
    const { p1, p2, p3, center, points } = shape
    if (p3 !== undefined) return { p1: point(p1), p2: point(p2), p3: point(p3) }
    if (p1 !== undefined) return { p1: point(p1), p2: point(p2) }
    if (center !== undefined) return { center: point(center), radius: shape.radius }
    if (points !== undefined) return { points: points.map(point) }
    return { at: point(shape.at), text: shape.text }
  })
}

export function pruneTree({ id, name, open, children }) {
  const copies = []
  for (let i = 0; i < children.length; i++) copies.push(pruneTree(children[i]))
  return { id, name, open, children: copies }
}

export function pruneAccount({ id, email, created, born, address, name, age }) {
  return { id, email, created, born, address, name, age }
}
