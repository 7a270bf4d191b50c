import { withGoodFixes } from './good-fixes.js'
import type { Flaw } from './path-segments.js'

/** The key of a command: words, then arguments that are given by their place. */
export interface Command {
  words: string[]
  positionals: Positional[]
}

export interface Positional {
  name: string
  /** Of the name, in the key. */
  start: number
  /** Whether it is written in `<>`, and not in `[]`. */
  isRequired: boolean
  /** Whether it takes all that follow: `<tags...>`. */
  isVariadic: boolean
}

/** Reads `todo add <title> [tags...]`, the key of a command. */
export function readCommand(key: string): Command | Flaw[] {
  return withGoodFixes(readKey, key)
}

function readKey(key: string): Command | Flaw[] {
  if (key.trim() === '') return [{ message: 'empty', values: {}, start: 0, length: key.length }]
  const parts = partsOf(key)
  const flaws = parts.flatMap((part, at) => flawOf(key, part, parts.slice(0, at)) ?? [])
  if (flaws.length > 0) return flaws
  const spaces = spaceFlaws(key)
  if (spaces.length > 0) return spaces
  const positionals = parts.flatMap(({ positional }) => positional ?? [])
  const order = orderFlaws(key, parts, positionals)
  if (order.length > 0) return order
  const words = parts.flatMap(({ text, positional }) => (positional ? [] : [text]))
  return words.length > 0 ? { words, positionals } : [{ message: 'noWord', values: {}, start: 0, length: key.length }]
}

/** A word of a key, or an argument. */
interface Part {
  text: string
  start: number
  positional?: Positional
}

function partsOf(key: string): Part[] {
  return [...key.matchAll(/<[^<>[\]]*>|\[[^<>[\]]*\]|\S+/g)].map((match): Part => {
    const [text] = match
    const start = match.index
    const [, open, name = '', dots] = /^([<[])([^\s<>[\].]+)(\.\.\.)?[>\]]$/.exec(text) ?? []
    if (open === undefined) return { text, start }
    const positional = { name, start: start + 1, isRequired: open === '<', isVariadic: dots !== undefined }
    return { text, start, positional }
  })
}

function flawOf(key: string, { text, start, positional }: Part, before: readonly Part[]): Flaw | undefined {
  const flaw = (message: string, values: Record<string, string> = {}, replacement?: string): Flaw => ({
    message,
    values: { text, ...values },
    start,
    length: text.length,
    ...(replacement === undefined
      ? {}
      : { mended: `${key.slice(0, start)}${replacement}${key.slice(start + text.length)}`.trim() }),
  })
  if (positional !== undefined) {
    const isSecond = before.some((other) => other.positional?.name === positional.name)
    return isSecond ? flaw('twice', { name: positional.name }) : undefined
  }
  if (/^[<[]/.test(text)) return argumentFlaw(text, flaw)
  const name = /^(?::([A-Za-z_$][\w$]*)|\{([A-Za-z_$][\w$]*)\})$/.exec(text)?.slice(1).find(Boolean)
  if (name !== undefined) return flaw('argument', { argument: `<${name}>` }, `<${name}>`)
  if (text.startsWith('-')) return { ...flaw('option', {}, ''), isGuess: true }
  if (!/^[A-Za-z\d][\w.:-]*$/.test(text)) return flaw('word')
  return before.some((other) => other.positional) ? flaw('wordAfter') : undefined
}

type MakeFlaw = (message: string, values?: Record<string, string>, replacement?: string) => Flaw

/** What begins as an argument and is none. */
function argumentFlaw(text: string, flaw: MakeFlaw): Flaw {
  const [open, close] = text.startsWith('<') ? ['<', '>'] : ['[', ']']
  const inside = text.replace(/^[<[]+|[>\]]+$/g, '')
  const dots = /^\.{2,}|\.{2,}$|…/.test(inside) ? '...' : ''
  const name = camelCase(inside.replace(/\.{2,}|…/g, '').trim())
  const isName = /^[^\s<>[\].]+$/.test(name)
  const mended = isName ? `${open}${name}${dots}${close}` : undefined
  if (inside.trim() === '') return flaw('noName')
  if (!text.endsWith(close)) return flaw('open', { close }, mended)
  if (dots !== '') return flaw('dots', { argument: mended ?? `${open}name...${close}` }, mended)
  return flaw('name', { name: inside }, mended)
}

/** `due-date` as a property is called: `dueDate`. */
function camelCase(name: string): string {
  return name.replace(/[-\s]+(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** Exactly one space stands between two parts, and none around them. */
function spaceFlaws(key: string): Flaw[] {
  const mended = key
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(?<=[>\]])(?=[<[])/g, ' ')
  if (mended === key) return []
  let start = 0
  while (start < mended.length && key[start] === mended[start]) start++
  const length = /^\s*/.exec(key.slice(start))?.[0].length ?? 0
  return [{ message: 'space', values: {}, start, length: Math.max(length, 1), mended }]
}

function orderFlaws(key: string, parts: readonly Part[], positionals: readonly Positional[]): Flaw[] {
  const words = parts.filter(({ positional }) => positional === undefined).map(({ text }) => text)
  const rank = ({ isRequired, isVariadic }: Positional) => (isVariadic ? 2 : isRequired ? 0 : 1)
  const variadic = positionals.filter(({ isVariadic }) => isVariadic)
  const sorted = parts
    .flatMap(({ text, positional }) => (positional ? [{ text, positional }] : []))
    .sort((a, b) => rank(a.positional) - rank(b.positional))
  const mended = [...words, ...sorted.map(({ text }) => text)].join(' ')
  return positionals.flatMap((positional, at): Flaw[] => {
    const before = positionals.slice(0, at)
    const isMisplaced = positional.isRequired && before.some(({ isRequired }) => !isRequired)
    const isInMiddle = positional.isVariadic && at < positionals.length - 1
    if (!isMisplaced && !isInMiddle) return []
    const part = parts.find((each) => each.positional === positional)
    const message = isInMiddle ? (variadic.length > 1 ? 'variadics' : 'variadic') : 'order'
    const optional = before.find(({ isRequired }) => !isRequired)?.name ?? ''
    const values = { name: positional.name, optional }
    return [
      { message, values, start: part?.start ?? 0, length: part?.text.length ?? key.length, mended, isGuess: true },
    ]
  })
}
