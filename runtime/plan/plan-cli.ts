import { commandOf, none, type Command } from '../transports/cli/command.js'
import { readCommandPattern } from '../transports/cli/command-pattern.js'
import { inputShape } from '../transports/input-shape.js'
import type { CliEntry, Wiring } from '../wiring.js'
import { entryOptions } from './entry-options.js'
import { entryOf, judgeNumbers } from './judge-options.js'
import type { WiringPlan } from './wiring-plan.js'

/** Options that every command has. */
const ofEvery = ['help', 'json']

export function planCli(plan: WiringPlan, { cli = {} }: Wiring): void {
  for (const [key, value] of Object.entries(cli)) {
    const entry: CliEntry = entryOf(value)
    const what = `the command '${key}'`
    plan.knownOptions(what, entry, entryOptions.cli)
    judgeNumbers(plan, what, entry, ['timeout'])
    const callable = plan.callable('cli', key, entry.run)
    const pattern = readCommandPattern(key)
    if (typeof pattern === 'string') {
      plan.problems.push(`${what} is not 'todo add <title> [note]': ${pattern}`)
      continue
    }
    if (!plan.claim(`cli ${pattern.words.join(' ')}`, `the command '${pattern.words.join(' ')}'`) || !callable) continue
    if (inputShape(callable.contract.input)) judgeCommand(plan, what, commandOf({ pattern, callable, entry }))
    else
      plan.problems.push(
        `${what} calls '${callable.contract.name}', whose input '${callable.contract.input?.name}' is not an object`,
      )
    plan.cli.push({ pattern, callable, entry })
  }
}

function judgeCommand(plan: WiringPlan, what: string, { positionals, options, wired, contract }: Command): void {
  const known = [...positionals, ...options]
  const isProperty = (name: string): boolean =>
    known.some(({ property, schema }) => property === name && schema !== none)
  for (const { property, demanded, required, variadic, kind, schema } of positionals) {
    if (schema === none)
      plan.problems.push(`${what} has the argument '${property}', which the input of '${contract.name}' does not have`)
    else if (variadic && kind !== 'list')
      plan.problems.push(`${what} gives '${property}' all that is left, but it is not an array of single values`)
    else if (!demanded && required)
      plan.problems.push(`${what} lets '${property}' be left out, which '${contract.name}' cannot do without`)
  }
  const letters = new Set(['h'])
  for (const [property, letter] of Object.entries(wired.entry.alias ?? {})) {
    if (!isProperty(property))
      plan.problems.push(`${what} has an alias for '${property}', which the input of '${contract.name}' does not have`)
    else if (positionals.some((each) => each.property === property))
      plan.problems.push(`${what} has an alias for '${property}', which is given by its place and so is no option`)
    else if (!/^[A-Za-z]$/.test(letter))
      plan.problems.push(`${what} has the alias '${letter}', which is not one letter`)
    else if (letters.has(letter))
      plan.problems.push(`${what} has the alias '${letter}' twice, or it is 'h', as in help`)
    letters.add(letter)
  }
  /** What each option gives; nothing for those of every command. */
  const given = new Map<string, string | undefined>(ofEvery.map((name) => [name, undefined]))
  for (const { name, property } of options) {
    const other = given.get(name)
    if (other !== undefined)
      plan.problems.push(`${what} makes '${other}' and '${property}' the option --${name}: give one by its place`)
    else if (given.has(name))
      plan.problems.push(
        `${what} makes '${property}' the option --${name}, which every command has: give it by its place`,
      )
    else given.set(name, property)
  }
  for (const { name, property, kind } of options) {
    const other = kind === 'flag' ? given.get(`no-${name}`) : undefined
    if (other !== undefined)
      plan.problems.push(
        `${what} makes '${other}' the option --no-${name}, which says no to '${property}': give one by its place`,
      )
  }
}
