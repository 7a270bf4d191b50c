import type ts from 'typescript'
import type { FormatName } from '../../../transformer/model/formats.js'
import { numberText, type ChainCall } from './calls.js'

const formats: Readonly<Partial<Record<string, FormatName>>> = {
  email: 'email',
  uuid: 'uuid',
  guid: 'uuid',
  url: 'url',
  ipv4: 'ipv4',
  ipv6: 'ipv6',
  base64: 'byte',
  datetime: 'date-time',
  date: 'date',
  time: 'time',
  duration: 'duration',
}

/** The type that a call which begins a chain stands for when it is a string in a format: `z.email()`, `z.iso.date()`. */
export function formatOf(name: string): string | undefined {
  const format = formats[name.replace(/^iso\./, '')]
  // `z.date()` is a Date.
  return format === undefined || name === 'date' ? undefined : `string & Format<'${format}'>`
}

const ofNumbers: Readonly<Partial<Record<string, string>>> = {
  min: 'Minimum',
  gte: 'Minimum',
  max: 'Maximum',
  lte: 'Maximum',
  gt: 'ExclusiveMinimum',
  lt: 'ExclusiveMaximum',
  multipleOf: 'MultipleOf',
  step: 'MultipleOf',
}
const plainOfNumbers: Readonly<Partial<Record<string, string>>> = {
  int: 'Integer',
  positive: 'ExclusiveMinimum<0>',
  negative: 'ExclusiveMaximum<0>',
  nonnegative: 'Minimum<0>',
  nonpositive: 'Maximum<0>',
}

/** The tags of a call on a schema; undefined when there are none that say the same. */
export function tagsOf(ts: typeof import('typescript'), kind: Kind, { name, args }: ChainCall): string[] | undefined {
  const count = numberText(args[0])
  if (kind === 'number') {
    const plain = plainOfNumbers[name]
    const tag = ofNumbers[name]
    if (plain !== undefined) return [plain]
    return tag === undefined || count === undefined ? undefined : [`${tag}<${count}>`]
  }
  const [least, most] = kind === 'string' ? ['MinLength', 'MaxLength'] : ['MinItems', 'MaxItems']
  if (name === 'nonempty') return [`${least}<1>`]
  if (count !== undefined && name === 'min') return [`${least}<${count}>`]
  if (count !== undefined && name === 'max') return [`${most}<${count}>`]
  if (count !== undefined && name === 'length') return [`${least}<${count}>`, `${most}<${count}>`]
  if (kind !== 'string') return undefined
  if (name === 'regex') return patternOf(ts, args[0])
  const format = formats[name]
  return format === undefined ? undefined : [`Format<'${format}'>`]
}

export type Kind = 'string' | 'number' | 'array'

/** A regular expression without flags; `Pattern` has `u`. */
function patternOf({ isRegularExpressionLiteral }: typeof ts, arg: ts.Expression | undefined): string[] | undefined {
  const match = arg && isRegularExpressionLiteral(arg) ? /^\/(.*)\/u?$/su.exec(arg.text) : null
  const [, source = ''] = match ?? []
  return match === null ? undefined : [`Pattern<${JSON.stringify(source)}>`]
}
