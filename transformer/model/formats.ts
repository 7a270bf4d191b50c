/** The formats of strings that checks know; the same as `FormatName` of the public API. */
export const formats = [
  'date',
  'date-time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'json-pointer',
  'time',
  'uri',
  'uri-reference',
  'uuid',
] as const

export type FormatName = (typeof formats)[number]

export function isFormat(name: string): name is FormatName {
  return (formats as readonly string[]).includes(name)
}
