import type { JsonSchema } from '../../contract.js'
import type { Command } from './command.js'
import { valueName, type CommandOption } from './command-option.js'
import { shells } from './completion-script.js'
import { argumentLabel } from './read-arguments.js'

/** What a command line belongs to. */
export interface Program {
  /** As it is called. */
  readonly name: string
  readonly version: string | undefined
}

const completionSummary = 'Prints a script that completes commands for bash, zsh or fish.'

type Row = readonly [term: string, description: string]

/** The help of all, or of the commands that begin with these words. */
export function helpOfAll(
  { name, version }: Program,
  commands: readonly Command[],
  words: readonly string[] = [],
): string {
  const shown = commands.filter(
    (command) =>
      command.wired.entry.hidden !== true && words.every((word, at) => command.wired.pattern.words[at] === word),
  )
  const rows = shown.map((command): Row => [usageOf(command), summaryOf(command)])
  if (words.length === 0) rows.push(['completion <shell>', completionSummary])
  const own: Row[] = version === undefined ? [] : [['    --version', 'Prints the version.']]
  return paragraphs([
    version === undefined || words.length > 0 ? '' : `${name} ${version}`,
    `Usage: ${[name, ...words].join(' ')} <command> [options]`,
    `Commands:\n${table(rows)}`,
    words.length > 0 ? '' : `Options:\n${table([...ofEvery, ...own])}`,
    `'${name} <command> --help' says more of a command.`,
  ])
}

/** The help of one command. */
export function helpOfCommand({ name }: Program, command: Command): string {
  const { contract, positionals, options, schema } = command
  const { deprecated } = contract
  const takes = positionals.map((each): Row => [argumentLabel(each), descriptionOf(each, schema)])
  const given = options.map((option): Row => [termOf(option, schema), descriptionOf(option, schema)])
  return paragraphs([
    `Usage: ${name} ${usageOf(command)} [options]`,
    contract.summary ?? '',
    contract.description ?? '',
    deprecated === undefined ? '' : `Deprecated${deprecated === true ? '.' : `: ${deprecated}`}`,
    takes.length === 0 ? '' : `Arguments:\n${table(takes)}`,
    `Options:\n${table([...given, ...ofEvery])}`,
  ])
}

/** The help of the command that prints scripts for shells. */
export function helpOfCompletion({ name }: Program): string {
  return paragraphs([
    `Usage: ${name} completion <${shells.join('|')}>`,
    completionSummary,
    `Bash and zsh read it with 'source <(${name} completion bash)', fish with '${name} completion fish | source'.`,
  ])
}

/** `todo add <title>` */
export function usageOf({ name, positionals }: Command): string {
  return [name, ...positionals.map(argumentLabel)].join(' ')
}

export function summaryOf({ contract }: Command): string {
  return contract.summary ?? ''
}

const ofEvery: readonly Row[] = [
  ['    --json', 'Prints the result as JSON on one line.'],
  ['-h, --help', 'Prints this help.'],
]

function termOf(option: CommandOption, root: JsonSchema): string {
  const letter = option.letter === undefined ? '    ' : `-${option.letter}, `
  const value = option.kind === 'flag' ? '' : ` <${valueName(option, root)}>`
  return `${letter}--${option.kind === 'flag' ? '[no-]' : ''}${option.name}${value}`
}

function descriptionOf({ schema, required }: CommandOption & { demanded?: boolean }, root: JsonSchema): string {
  const { description, default: byDefault } = schema
  const notes = [
    typeof description === 'string' ? description.replace(/\s+/gu, ' ') : '',
    required && root !== schema && byDefault === undefined ? '(required)' : '',
    byDefault === undefined
      ? ''
      : `(default: ${typeof byDefault === 'string' ? byDefault : JSON.stringify(byDefault)})`,
  ]
  return notes.filter((note) => note !== '').join(' ')
}

function table(rows: readonly Row[]): string {
  const width = Math.min(36, Math.max(...rows.map(([term]) => term.length)))
  return rows
    .map(([term, description]) => {
      const gap = term.length > width ? `\n${' '.repeat(width + 4)}` : ' '.repeat(width - term.length + 2)
      return `  ${term}${description === '' ? '' : gap + description}`
    })
    .join('\n')
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n')
}
