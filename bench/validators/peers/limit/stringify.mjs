// eslint-disable-next-line no-control-regex -- JSON escapes them
const special = /["\\\u0000-\u001f\ud800-\udfff]/

function string(text) {
  return text.length < 5000 && !special.test(text) ? '"' + text + '"' : JSON.stringify(text)
}

function number(value) {
  if (!Number.isFinite(value)) throw new TypeError('JSON has no text for ' + value)
  return '' + value
}

export function writeProduct({ id, name, price, inStock, kind, note }) {
  const text = `{"id":${number(id)},"name":${string(name)},"price":${number(price)},"inStock":${inStock ? 'true' : 'false'},"kind":"${kind}"`
  return note === undefined ? text + '}' : `${text},"note":${string(note)}}`
}

export function writeOrders(value) {
  if (value.length === 0) return '[]'
  let text = '[' + writeOrder(value[0])
  for (let i = 1; i < value.length; i++) text += ',' + writeOrder(value[i])
  return text + ']'
}

function writeOrder({ id, status, customer, payment, lines, total, gift }) {
  let text = `{"id":${number(id)},"status":"${status}","customer":{"id":${number(customer.id)},"name":${string(customer.name)}`
  if (customer.phone !== undefined) text += `,"phone":${string(customer.phone)}`
  text += `},"payment":${writePayment(payment)},"lines":[`
  for (let i = 0; i < lines.length; i++) {
    const { sku, title, quantity, price } = lines[i]
    text += `${i === 0 ? '' : ','}{"sku":${string(sku)},"title":${string(title)},"quantity":${number(quantity)},"price":${number(price)}}`
  }
  return `${text}],"total":${number(total)},"gift":${gift ? 'true' : 'false'}}`
}

function writePayment(value) {
  switch (value.method) {
    case 'card':
      return `{"method":"card","last4":${string(value.last4)},"expires":${string(value.expires)}}`
    case 'transfer':
      return value.reference === undefined
        ? `{"method":"transfer","iban":${string(value.iban)}}`
        : `{"method":"transfer","iban":${string(value.iban)},"reference":${string(value.reference)}}`
    default:
      return `{"method":"cash","given":${number(value.given)}}`
  }
}

function point({ x, y }) {
  return `{"x":${number(x)},"y":${number(y)}}`
}

export function writeShapes(value) {
  if (value.length === 0) return '[]'
  let text = '[' + writeShape(value[0])
  for (let i = 1; i < value.length; i++) text += ',' + writeShape(value[i])
  return text + ']'
}

function writeShape(value) {
  const { p1, p3, center, points } = value
  if (p1 !== undefined) {
    const text = `{"p1":${point(p1)},"p2":${point(value.p2)}`
    return p3 === undefined ? text + '}' : `${text},"p3":${point(p3)}}`
  }
  if (center !== undefined) return `{"center":${point(center)},"radius":${number(value.radius)}}`
  if (points === undefined) return `{"at":${point(value.at)},"text":${string(value.text)}}`
  let text = '{"points":['
  for (let i = 0; i < points.length; i++) text += i === 0 ? point(points[i]) : ',' + point(points[i])
  return text + ']}'
}

export function writeTree({ id, name, open, children }) {
  let text = `{"id":${number(id)},"name":${string(name)},"open":${open ? 'true' : 'false'},"children":[`
  for (let i = 0; i < children.length; i++) text += i === 0 ? writeTree(children[i]) : ',' + writeTree(children[i])
  return text + ']}'
}

export function writeAccount({ id, email, created, born, address, name, age }) {
  return `{"id":${string(id)},"email":${string(email)},"created":${string(created)},"born":${string(born)},"address":${string(address)},"name":${string(name)},"age":${number(age)}}`
}
