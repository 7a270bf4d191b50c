import { aligned } from './aligned.js'
import { commands, type Command } from './commands.js'
import { allOptions, type Option } from './parse-options.js'

/** What `solder --help` says. */
export function generalHelp(): string {
  return `Usage: solder <command> [options]

Commands:
${columns(Object.entries(commands).map(([name, { summary }]) => [name, summary]))}

Options:
${columns([
  ['-h, --help', "Show this text; after a command, that command's options."],
  ['-v, --version', 'Show the version.'],
])}`
}

/** What `solder <command> --help` says. */
export function helpOf(name: string, { summary, options, words, codes }: Command): string {
  const lines = Object.entries(allOptions(options)).flatMap(([option, each]): [string, string][] =>
    each.text === undefined ? [] : [[written(option, each), described(each.text, each)]],
  )
  const actions = words === undefined ? '' : `\nWhat it does:\n${columns(words)}\n`
  return `Usage: solder ${name}${words === undefined ? '' : ' [what]'} [options]

${summary}
${actions}
Options:
${columns(lines)}

Exit codes: ${codes}`
}

function written(name: string, { short, value }: Option): string {
  const long = value === undefined ? `--${name}` : `--${name} <${value}>`
  return short === undefined ? `    ${long}` : `-${short}, ${long}`
}

function described(text: string, option: Option): string {
  if (option.choices === undefined) return text
  return `${text} ${option.choices.map((each) => (each === option.default ? `${each} (the default)` : each)).join(', ')}.`
}

function columns(lines: readonly (readonly [string, string])[]): string {
  return aligned(lines)
    .map((line) => `  ${line}`)
    .join('\n')
}
