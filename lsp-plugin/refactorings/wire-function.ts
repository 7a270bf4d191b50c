import { suggestedRoute } from '../../transformer/describe/suggested-route.js'
import type { ReadFunction } from '../../transformer/model/project.js'
import type { EntryModel, FunctionReference, Transport } from '../../transformer/model/wiring.js'
import { wireFunction } from '../../transformer/rules/add-entry.js'
import type { View } from '../editor.js'
import { functionHeadAt, isExported } from './function-head.js'
import type { Refactoring } from './refactoring.js'

/** At the head of a function: an entry for it in a wiring, with an import where the wiring's file needs one. */
export function wireRefactorings(view: View, position: number): Refactoring[] {
  const { index, model, reader, file } = view
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
  const wirings = isExported(view, found)
    ? model.wirings
    : model.wirings.filter(({ span }) => span.file === file.fileName)
  const wired = new Set(index.entriesOf(reference).map(({ transport }) => transport))
  return transportsFor(kind === 'workflow', wired).flatMap(([transport, what]) => {
    const address = addressFor([...index.entries()], transport, reference, read)
    const edits = address === undefined ? undefined : wireFunction({ wirings }, reference, transport, address)
    const title = `Wire '${reference.name}' ${transport === 'workflow' ? 'as' : 'to'} ${what}`
    return edits ? [{ name: `wire-${transport}`, title, kind: 'refactor.rewrite.wire', edits: () => edits }] : []
  })
}

function transportsFor(isWorkflow: boolean, wired: ReadonlySet<Transport>): [Transport, string][] {
  const all: [Transport, string][] = isWorkflow
    ? [['workflow', 'a workflow']]
    : [
        ['http', 'HTTP'],
        ['rpc', 'RPC'],
        ['queue', 'a queue'],
      ]
  return all.filter(([transport]) => !wired.has(transport))
}

/** A key that no other entry has. */
function addressFor(
  entries: readonly EntryModel[],
  transport: Transport,
  { name }: FunctionReference,
  read: ReadFunction,
): string | undefined {
  const taken = new Set(entries.filter((entry) => entry.transport === transport).map(({ address }) => address))
  if (transport === 'http') return suggestedRoute(read, taken)
  return taken.has(name) ? undefined : name
}
