import { nearestName } from '../../nearest-name.js'
import type { CliWired } from '../../wired.js'
import { commandOf, type Command } from './command.js'
import { candidateLines, candidates } from './completion.js'
import { ASK, completionScript, shells, type Shell } from './completion-script.js'
import { helpOfAll, helpOfCommand, helpOfCompletion, type Program } from './help-text.js'
import { readArguments, type ReadArguments, type Tokenise } from './read-arguments.js'
import { UsageError } from './usage-error.js'

/** What a command line asks for: a command, or a text that needs none. */
export type Asked = { readonly command: Command; readonly read: ReadArguments } | { readonly text: string }

/** Commands that every program has, unless it has others of these names. */
const ours = ['help', 'completion']

/** The commands of an application, as a command line knows them. */
export class CommandLine {
  readonly #program: Program
  readonly #commands: readonly Command[]
  readonly #tokenise: Tokenise

  constructor(program: Program, wired: readonly CliWired[], tokenise: Tokenise) {
    this.#program = program
    this.#commands = wired.map(commandOf)
    this.#tokenise = tokenise
  }

  /** Throws a `UsageError` when what was typed means nothing. */
  read(args: readonly string[]): Asked {
    if (args[0] === ASK) return { text: candidateLines(candidates(this.#commands, args.slice(1))) }
    const { flags, words } = leadingFlags(args)
    if (flags.includes('--version') && this.#program.version !== undefined) return { text: this.#program.version }
    const command = this.#longest(words)
    const isHelp = flags.includes('--help') || flags.includes('-h')
    if (!command) return this.#without(words, isHelp)
    const rest = words.slice(command.wired.pattern.words.length)
    // Whoever asks for help may have typed something else that is wrong.
    const typed = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : undefined)
    if (isHelp || typed.includes('--help')) return { text: helpOfCommand(this.#program, command) }
    const read = readArguments(command, [...flags.filter((flag) => flag === '--json'), ...rest], this.#tokenise)
    return read.help ? { text: helpOfCommand(this.#program, command) } : { command, read }
  }

  #longest(words: readonly string[]): Command | undefined {
    return this.#commands
      .filter(({ wired }) => wired.pattern.words.every((word, at) => words[at] === word))
      .sort((a, b) => b.wired.pattern.words.length - a.wired.pattern.words.length)[0]
  }

  /** What begins with no command: help, a script for a shell, or a mistake. */
  #without(words: readonly string[], isHelp: boolean): Asked {
    const { name } = this.#program
    const [first, second, ...more] = words
    const wantsHelp = isHelp || words.includes('--help') || words.includes('-h')
    const isOurs = !this.#commands.some(({ wired }) => wired.pattern.words[0] === first)
    if (isOurs && first === 'help') return this.read([...words.slice(1), '--help'])
    if (isOurs && first === 'completion')
      return { text: wantsHelp ? helpOfCompletion(this.#program) : this.#script(second, more) }
    const group = this.#group(words)
    if (wantsHelp && (words[group.length] ?? '-').startsWith('-'))
      return { text: helpOfAll(this.#program, this.#commands, group) }
    if (first === undefined) throw new UsageError(helpOfAll(this.#program, this.#commands))
    const wrong = words[group.length]
    const next = this.#next(group)
    if (wrong === undefined || wrong.startsWith('-'))
      throw new UsageError(
        wrong?.startsWith('-') === true && group.length === 0
          ? `'${name}' has no option ${wrong}.`
          : `'${[name, ...group].join(' ')}' needs one of: ${next.join(', ')}.`,
        group.join(' '),
      )
    const nearest = nearestName(wrong, next)
    const hint = nearest === undefined ? '' : ` Did you mean '${[...group, nearest].join(' ')}'?`
    throw new UsageError(`'${name}' has no command '${[...group, wrong].join(' ')}'.${hint}`, group.join(' '))
  }

  #script(shell: string | undefined, more: readonly string[]): string {
    if (more.length === 0 && (shells as readonly (string | undefined)[]).includes(shell))
      return completionScript(shell as Shell, this.#program.name)
    throw new UsageError(`'completion' takes the name of a shell: ${shells.join(', ')}.`, 'completion')
  }

  /** Those of the first words with which some command begins. */
  #group(words: readonly string[]): string[] {
    const group: string[] = []
    for (const word of words) {
      if (!this.#next(group).includes(word)) break
      group.push(word)
    }
    return group
  }

  /** The words that may follow. */
  #next(group: readonly string[]): string[] {
    const next = new Set<string>()
    for (const { wired } of this.#commands) {
      const { words } = wired.pattern
      const word = words[group.length]
      if (wired.entry.hidden !== true && word !== undefined && group.every((each, at) => words[at] === each))
        next.add(word)
    }
    if (group.length === 0) for (const word of ours) next.add(word)
    return [...next]
  }
}

/** Options that stand before the command and belong to all of them. */
function leadingFlags(args: readonly string[]): { flags: readonly string[]; words: readonly string[] } {
  let count = 0
  while (['--json', '--help', '-h', '--version'].includes(args[count] ?? '')) count++
  return { flags: args.slice(0, count), words: args.slice(count) }
}
