/** The formats of strings that checks know: those of `ajv-formats`. */
export const stringFormats = [
  'binary',
  'byte',
  'date',
  'date-time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'iso-date-time',
  'iso-time',
  'json-pointer',
  'json-pointer-uri-fragment',
  'password',
  'regex',
  'relative-json-pointer',
  'time',
  'uri',
  'uri-reference',
  'uri-template',
  'url',
  'uuid',
] as const

/** The formats of numbers. */
export const numberFormats = ['double', 'float', 'int32', 'int64'] as const

/** All formats; the same as `FormatName` of the public API. */
export const formats = [...stringFormats, ...numberFormats] as const

export type FormatName = (typeof formats)[number]

export function isFormat(name: string): name is FormatName {
  return (formats as readonly string[]).includes(name)
}

/** The kind of value that a format is for. */
export function formatKind(name: string): 'string' | 'number' {
  return (numberFormats as readonly string[]).includes(name) ? 'number' : 'string'
}
