import type { CommandResult } from '../../transports/cli/cli-transport.js'

/** What stdout says of a result: a text or bytes as they are, anything else as JSON that people can read; or one line of JSON. */
export function resultText({ value, json }: CommandResult, isJson: boolean): string | Uint8Array {
  if (json === undefined) return ''
  if (isJson) return `${json}\n`
  if (value instanceof Uint8Array) return value
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  const plain = JSON.parse(json) as unknown
  if (typeof plain !== 'string') return `${JSON.stringify(plain, undefined, 2)}\n`
  return plain.endsWith('\n') ? plain : `${plain}\n`
}
