import { suggestedCommand } from '../../transformer/describe/suggested-command.js'
import { suggestedRoute } from '../../transformer/describe/suggested-route.js'
import type { ReadFunction } from '../../transformer/model/project.js'
import type { EntryModel, FunctionReference, Transport } from '../../transformer/model/wiring.js'
import { wireFunction } from '../../transformer/rules/add-entry.js'
import { hasNames } from '../../transformer/rules/text-types.js'
import type { View } from '../editor.js'
import { functionHeadAt } from './function-head.js'
import type { Refactoring } from './refactoring.js'

/** At the head of a function: an entry for it in a wiring, with an import where the wiring's file needs one. */
export function wireRefactorings(view: View, position: number): Refactoring[] {
  const { index, model, reader } = view
  const found = index.isEmpty ? undefined : functionHeadAt(view, position)
  if (found === undefined) return []
  const source = reader.sourceOfModuleFunction(found)
  const { reference } = source
  const read = reader.functionAt(source)
  const kind = read?.model.context?.kind
  // What takes a channel can be wired to channels alone, and which one is not ours to say.
  if (read === undefined || kind === 'channel') return []
  // What cannot cross a wire is middleware, the app's 'session' or something else that was never meant to.
  if (read.obstacles.length > 0) return []
  const wired = new Set(index.entriesOf(reference).map(({ transport }) => transport))
  return transportsFor(kind === 'workflow', takesNames(read), wired).flatMap(([transport, what]) => {
    const wire = wireFunction(model, reference, transport)
    if (wire === undefined) return []
    const title = `Wire '${reference.name}' ${transport === 'workflow' ? 'as' : 'to'} ${what}`
    const edits = () => wire(addressFor(index.entries(), transport, reference, read))
    return [{ name: `wire-${transport}`, title, kind: 'refactor.rewrite.wire', edits }]
  })
}

/** Whether the input is an object, or there is none. */
function takesNames({ model: { input }, types }: ReadFunction): boolean {
  return input === undefined || hasNames(types, input)
}

function transportsFor(
  isWorkflow: boolean,
  hasNamedInput: boolean,
  wired: ReadonlySet<Transport>,
): [Transport, string][] {
  const byName: [Transport, string][] = [
    ['mcp', 'MCP'],
    ['cli', 'the command line'],
  ]
  const all: [Transport, string][] = isWorkflow
    ? [['workflow', 'a workflow']]
    : [['http', 'HTTP'], ['rpc', 'RPC'], ['queue', 'a queue'], ...(hasNamedInput ? byName : [])]
  return all.filter(([transport]) => !wired.has(transport))
}

/** A key that no other entry has. */
function addressFor(
  entries: Iterable<EntryModel>,
  transport: Transport,
  { name }: FunctionReference,
  read: ReadFunction,
): string {
  const taken = new Set([...entries].flatMap((entry) => (entry.transport === transport ? [entry.address] : [])))
  if (transport === 'http') return suggestedRoute(read, taken)
  if (transport === 'cli') return suggestedCommand(read, taken)
  let free = name
  for (let number = 2; taken.has(free); number++) free = `${name}${number}`
  return free
}
