import type { Command } from './command.js'
import { choicesOf } from '../input-shape.js'
import type { CommandOption } from './command-option.js'
import { shells } from './completion-script.js'
import { summaryOf } from './help-text.js'

/** One thing that may come next. */
export interface Candidate {
  readonly value: string
  readonly description: string
}

/** What may stand in place of the last of these words, which are those after the program's name. */
export function candidates(commands: readonly Command[], words: readonly string[]): readonly Candidate[] {
  const before = words.slice(0, -1)
  const begun = words.at(-1) ?? ''
  const command = longest(commands, before)
  const next = command ? afterCommand(command, before, begun) : []
  const all = [...nextWords(commands, before), ...next]
  return all.filter(({ value }) => value.startsWith(begun) && value !== begun)
}

function longest(commands: readonly Command[], before: readonly string[]): Command | undefined {
  return commands
    .filter(({ wired }) => wired.pattern.words.every((word, at) => before[at] === word))
    .sort((a, b) => b.wired.pattern.words.length - a.wired.pattern.words.length)[0]
}

function nextWords(commands: readonly Command[], before: readonly string[]): Candidate[] {
  const found = new Map<string, string>()
  for (const command of commands) {
    const { words } = command.wired.pattern
    const word = words[before.length]
    if (command.wired.entry.hidden === true || word === undefined) continue
    if (!before.every((each, at) => words[at] === each)) continue
    found.set(word, words.length === before.length + 1 ? summaryOf(command) : (found.get(word) ?? ''))
  }
  if (before.length === 0) found.set('completion', 'Prints a script for a shell.')
  if (before.length === 1 && before[0] === 'completion') for (const shell of shells) found.set(shell, '')
  return [...found].map(([value, description]) => ({ value, description }))
}

function afterCommand({ options, positionals, wired }: Command, before: readonly string[], begun: string): Candidate[] {
  const last = before.at(-1) ?? ''
  const asked = takerOf(options, last)
  if (asked) return choices(asked)
  const [, name] = /^--([^=]+)=/.exec(begun) ?? []
  const inline = options.find((option) => option.name === name)
  if (inline) return choices(inline).map((choice) => ({ ...choice, value: `--${inline.name}=${choice.value}` }))
  if (begun.startsWith('-')) return [...options.flatMap(flags), ...ofEvery]
  const placed = placedCount(options, before.slice(wired.pattern.words.length))
  const argument = positionals[placed] ?? (positionals.at(-1)?.variadic ? positionals.at(-1) : undefined)
  return argument ? choices(argument) : []
}

/** The option whose value comes after this word. */
function takerOf(options: readonly CommandOption[], word: string): CommandOption | undefined {
  return options.find(
    ({ name, property, letter, kind }) =>
      kind !== 'flag' && (word === `--${name}` || word === `--${property}` || (letter && word === `-${letter}`)),
  )
}

/** How many of these words are given by their place: neither options nor their values. */
function placedCount(options: readonly CommandOption[], words: readonly string[]): number {
  const end = words.includes('--') ? words.indexOf('--') : words.length
  const placed = words
    .slice(0, end)
    .filter((word, at) => !word.startsWith('-') && !takerOf(options, words[at - 1] ?? ''))
  return placed.length + words.slice(end + 1).length
}

const ofEvery: readonly Candidate[] = [
  { value: '--json', description: 'Prints the result as JSON on one line.' },
  { value: '--help', description: 'Prints the help.' },
]

function choices({ schema, kind }: CommandOption): Candidate[] {
  const values = choicesOf(kind === 'list' ? ((schema.items ?? {}) as typeof schema) : schema)
  return values.map((value) => ({ value, description: '' }))
}

function flags({ name, kind, schema }: CommandOption): Candidate[] {
  const description = typeof schema.description === 'string' ? schema.description.replace(/\s+/gu, ' ') : ''
  const names = kind === 'flag' ? [name, `no-${name}`] : [name]
  return names.map((each) => ({ value: `--${each}`, description }))
}

/** The candidates as a script reads them: one a line, in zsh and fish with a description after a tab. */
export function candidateLines(found: readonly Candidate[]): string {
  return found.map(({ value, description }) => `${value}\t${description}`).join('\n')
}
