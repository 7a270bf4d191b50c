const { isFinite, isInteger } = Number

export function isProduct(value) {
  if (typeof value !== 'object' || value === null) return false
  if (!isFinite(value.id) || typeof value.name !== 'string' || !isFinite(value.price)) return false
  if (typeof value.inStock !== 'boolean') return false
  const { kind, note } = value
  if (kind !== 'book' && kind !== 'film' && kind !== 'music') return false
  return note === undefined || typeof note === 'string'
}

export function isOrders(value) {
  if (!Array.isArray(value)) return false
  for (let i = 0; i < value.length; i++) if (!isOrder(value[i])) return false
  return true
}

function isOrder(value) {
  if (typeof value !== 'object' || value === null) return false
  if (!isFinite(value.id) || !isFinite(value.total) || typeof value.gift !== 'boolean') return false
  const { status, customer, lines } = value
  if (status !== 'open' && status !== 'paid' && status !== 'sent') return false
  if (typeof customer !== 'object' || customer === null) return false
  if (!isFinite(customer.id) || typeof customer.name !== 'string') return false
  const { phone } = customer
  if (phone !== undefined && typeof phone !== 'string') return false
  if (!isPayment(value.payment) || !Array.isArray(lines)) return false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (typeof line !== 'object' || line === null) return false
    if (typeof line.sku !== 'string' || typeof line.title !== 'string') return false
    if (!isFinite(line.quantity) || !isFinite(line.price)) return false
  }
  return true
}

function isPayment(value) {
  if (typeof value !== 'object' || value === null) return false
  switch (value.method) {
    case 'card':
      return typeof value.last4 === 'string' && typeof value.expires === 'string'
    case 'transfer': {
      const { reference } = value
      return typeof value.iban === 'string' && (reference === undefined || typeof reference === 'string')
    }
    case 'cash':
      return isFinite(value.given)
    default:
      return false
  }
}

function isPoint(value) {
  return typeof value === 'object' && value !== null && isFinite(value.x) && isFinite(value.y)
}

export function isShapes(value) {
  if (!Array.isArray(value)) return false
  for (let i = 0; i < value.length; i++) if (!isShape(value[i])) return false
  return true
}

function isShape(value) {
  if (typeof value !== 'object' || value === null) return false
  // Whatever is a triangle is a segment, too.
  if (isPoint(value.p1)) {
    if (isPoint(value.p2)) return true
  }
  if (isPoint(value.center)) {
    if (isFinite(value.radius)) return true
  }
  const { points } = value
  if (Array.isArray(points) && arePoints(points)) return true
  return typeof value.text === 'string' && isPoint(value.at)
}

function arePoints(points) {
  for (let i = 0; i < points.length; i++) if (!isPoint(points[i])) return false
  return true
}

export function isTree(value) {
  if (typeof value !== 'object' || value === null) return false
  if (!isFinite(value.id) || typeof value.name !== 'string' || typeof value.open !== 'boolean') return false
  const { children } = value
  if (!Array.isArray(children)) return false
  for (let i = 0; i < children.length; i++) if (!isTree(children[i])) return false
  return true
}

const h = '[\\da-f]'
const h4 = `${h}{2}${h}{2}`
// V8 counts repetitions of more than three in a loop.
const uuid = new RegExp(`^(?:urn:uuid:)?(?:${h4}){2}(?:-${h4}){3}-(?:${h4}){3}$`, 'i')
const atom = "[\\w!#$%&'*+/=?^`{|}~-]+"
const label = '[a-z\\d]+(?:-+[a-z\\d]+)*'
const email = new RegExp(`^${atom}(?:\\.${atom})*@${label}(?:\\.${label})+$`, 'i')
const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/
const days = '(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|02-(?:0[1-9]|1\\d|2[0-8])'
const leapDay = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29'
const day = `(?:\\d\\d\\d\\d-(?:${days})|${leapDay})`
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d+)?(?:z|[+-](?:[01]\\d|2[0-3])(?::?[0-5]\\d)?)'
const date = new RegExp(`^${day}$`)
const dateTime = new RegExp(`^${day}[t\\s]${time}$`, 'i')
const leapSecond = new RegExp(`^${day}[t\\s](\\d\\d):(\\d\\d):60(?:\\.\\d+)?(?:z|([+-])(\\d\\d)(?::?(\\d\\d))?)$`, 'i')

export const isUuid = (text) => uuid.test(text)
export const isEmail = (text) => email.test(text)
export const isIpv4 = (text) => ipv4.test(text)
export const isDate = (text) => date.test(text)
export const isDateTime = (text) => dateTime.test(text) || (text[17] === '6' && isLeapSecond(text))

/** One is added at 23:59:60 UTC. */
function isLeapSecond(text) {
  const [, hours, minutes, sign = '+', zoneHours = '0', zoneMinutes = '0'] = leapSecond.exec(text) ?? []
  if (hours === undefined) return false
  const time = +hours * 60 + +minutes - Number(`${sign}1`) * (+zoneHours * 60 + +zoneMinutes)
  return hours < 24 && minutes < 60 && zoneHours < 24 && zoneMinutes < 60 && (time + 1440) % 1440 === 1439
}

export function isAccount(value) {
  if (typeof value !== 'object' || value === null) return false
  const { age, name } = value
  if (!isInteger(age) || age < 0 || age > 150) return false
  // In code points, of which a short text has no more than code units.
  if (typeof name !== 'string' || name.length === 0 || (name.length > 60 && [...name].length > 60)) return false
  const { id, email, created, born, address } = value
  if (typeof id !== 'string' || typeof email !== 'string' || typeof created !== 'string') return false
  if (typeof born !== 'string' || typeof address !== 'string') return false
  return isUuid(id) && isEmail(email) && isIpv4(address) && isDate(born) && isDateTime(created)
}
