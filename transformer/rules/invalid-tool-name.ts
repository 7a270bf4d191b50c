import { entryKind } from '../model/entry-kind.js'
import type { EntryModel } from '../model/wiring.js'
import { malformedKeys } from './malformed-keys.js'
import type { Flaw } from './path-segments.js'
import type { RuleImplementation } from './rule.js'

/** As the protocol says. */
const longest = 128

/** A name of a tool that clients of MCP do not take. */
export const invalidToolName: RuleImplementation = {
  code: 790060,
  name: 'invalid-tool-name',
  severity: 'error',
  title: 'The name of a tool is none that the Model Context Protocol knows',
  messages: {
    empty: "The name of the tool is empty; one is written like 'createTodo'.",
    characters:
      "'{name}' is no name of a tool: that is letters from A to Z, digits, '_', '-' and '.', and no {character}.",
    long: 'The name of this tool has {length} characters, and may have {longest}.',
    fix: "Change the key to '{mended}'",
  },
  mend: "Give the tool a name of letters from A to Z, digits, '_', '-' and '.', of 128 characters at most.",
  docs: 'docs/diagnostics/invalid-tool-name.md',
  about: 'mcp',
  find: (scope) => malformedKeys(invalidToolName, scope, flawsOf),
}

function flawsOf(entry: EntryModel): Flaw[] {
  const { address } = entry
  if (entryKind(entry) !== 'tool') return []
  const flaw = (message: string, values: Record<string, string>, mended: string): Flaw => ({
    message,
    values,
    start: 0,
    length: address.length,
    ...(mended === '' ? {} : { mended }),
  })
  if (address === '') return [flaw('empty', {}, '')]
  const wrong = /[^\w.-]/u.exec(address)?.[0]
  if (wrong !== undefined) {
    const character = /\s/.test(wrong) ? 'space' : `'${wrong}'`
    return [flaw('characters', { name: address, character }, nearest(address))]
  }
  if (address.length <= longest) return []
  const values = { length: String(address.length), longest: String(longest) }
  return [{ ...flaw('long', values, nearest(address)), isGuess: true }]
}

/** A name as near to another as a tool can have: `Wörter zählen` becomes `Worter_zahlen`. */
function nearest(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, longest)
}
