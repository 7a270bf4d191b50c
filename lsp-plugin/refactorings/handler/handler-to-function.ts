import type { Span } from '../../../transformer/model/place.js'
import type { FunctionReference } from '../../../transformer/model/wiring.js'
import { imported } from '../../../transformer/read/naming.js'
import { spanOf } from '../../../transformer/read/place.js'
import { wireFunction } from '../../../transformer/rules/add-entry.js'
import type { View } from '../../editor.js'
import type { Refactoring } from '../refactoring.js'
import { solderImport } from '../solder-import.js'
import { plainBody, type PlainBody } from './plain-body.js'
import { routeCallAt, type RouteCall } from './route-call.js'

/** At a route of Express or Fastify: its handler as a plain function, wired to the same route. */
export function handlerToFunction(view: View, position: number): Refactoring[] {
  const call = routeCallAt(view, position)
  const isFree = call && !new RegExp(`\\b${call.name}\\b`).test(view.file.text)
  const body = isFree ? plainBody(view, call) : undefined
  if (call === undefined || body === undefined) return []
  const span = spanOf(call.statement)
  // What will be declared and exported there.
  const reference = { name: call.name, declaration: span, span }
  const namingOf = (_: FunctionReference, at: Span) =>
    at.file === span.file
      ? { name: call.name, imports: [] }
      : imported(view.reader.reading, view.file, call.name, call.name, at)
  const wire = wireFunction({ wirings: view.model.wirings, namingOf }, reference, 'http')
  const imports = solderImport(view, [...body.errors])
  if (wire === undefined || imports === undefined) return []
  const options = body.status === 200 ? undefined : { status: body.status }
  return [
    {
      name: 'handler-to-function',
      title: `Turn the handler of '${call.key}' into the function '${call.name}'`,
      kind: 'refactor.rewrite.handler',
      edits: () => [...imports, { span, text: functionText(call, body) }, ...wire(call.key, options)],
    },
  ]
}

function functionText({ name, handler }: RouteCall, { text, input }: PlainBody): string {
  const isAsync = handler.modifiers?.some((modifier) => modifier.getText() === 'async') ?? false
  const members = [...input].map(([member, type]) => `${member}${type}`)
  const parameter = members.length === 0 ? '' : `input: { ${members.join('; ')} }`
  return `export ${isAsync ? 'async ' : ''}function ${name}(${parameter}) ${text}`
}
