import type ts from 'typescript'
import type { Span } from '../../../transformer/model/place.js'
import type { FunctionReference } from '../../../transformer/model/wiring.js'
import { imported } from '../../../transformer/read/naming.js'
import { spanOf } from '../../../transformer/read/place.js'
import { wireFunction, type Wire } from '../../../transformer/rules/add-entry.js'
import { entryRoute } from '../../../transformer/rules/entry-key.js'
import { readRoute } from '../../../transformer/rules/route-key.js'
import type { View } from '../../editor.js'
import { isCommonJs, isJavaScript } from '../kind-of-file.js'
import type { Refactoring } from '../refactoring.js'
import { solderImport } from '../solder-import.js'
import { plainBody, type PlainBody } from './plain-body.js'
import { routeCallAt, type RouteCall } from './route-call.js'

/** At a route of Express or Fastify: its handler as a plain function, wired to the same route. */
export function handlerToFunction(view: View, position: number): Refactoring[] {
  const call = routeCallAt(view, position)
  if (call === undefined || isTaken(view.file, call) || isWired(view, call)) return []
  const body = plainBody(view, call)
  const wire = body && wireNew(view, call)
  const imports = body && solderImport(view, [...body.errors])
  if (body === undefined || wire === undefined || imports === undefined) return []
  const options = body.status === 200 ? undefined : { status: body.status }
  const span = spanOf(call.statement)
  return [
    {
      name: 'handler-to-function',
      title: `Turn the handler of '${call.key}' into the function '${call.name}'`,
      kind: 'refactor.rewrite.handler',
      edits: () => [...imports, { span, text: functionText(view, call, body) }, ...wire(call.key, options)],
    },
  ]
}

/** Whether the file has the function's name already, or exports one thing as a whole. */
function isTaken({ text }: ts.SourceFile, { name }: RouteCall): boolean {
  return new RegExp(`\\b${name}\\b|\\bmodule\\s*\\.\\s*exports\\s*=`).test(text)
}

/** Whether an entry takes the same requests. */
function isWired({ index }: View, { key }: RouteCall): boolean {
  const shape = shapeOf(readRoute(key))
  return [...index.entries()].some((entry) => entry.transport === 'http' && shapeOf(entryRoute(entry)) === shape)
}

/** A route without the names of its parameters. */
function shapeOf(route: ReturnType<typeof readRoute>): string | undefined {
  if (Array.isArray(route)) return undefined
  const segments = route.segments.map(({ parameter, fixed }) => (parameter === undefined ? fixed : ':'))
  return [route.method, ...segments].join('/')
}

/** Wires the function that will be declared and exported there. */
function wireNew({ model, reader, file }: View, { name, statement }: RouteCall): Wire | undefined {
  const span = spanOf(statement)
  const namingOf = (_: FunctionReference, at: Span) =>
    at.file === span.file ? { name, imports: [] } : imported(reader.reading, file, name, name, at)
  return wireFunction({ wirings: model.wirings, namingOf }, { name, declaration: span, span }, 'http')
}

/** In JavaScript a comment says the type of the input, and a module of CommonJS exports by an assignment. */
function functionText(view: View, { name, handler }: RouteCall, { text, parameter, input }: PlainBody): string {
  const isAsync = handler.modifiers?.some((modifier) => modifier.getText() === 'async') ?? false
  const members = [...input].map(([member, type]) => `${member}${type}`)
  const type = members.length === 0 ? undefined : `{ ${members.join('; ')} }`
  const declared = (given: string) => `${isAsync ? 'async ' : ''}function ${name}(${given}) ${text}`
  if (!isJavaScript(view.file)) return `export ${declared(type === undefined ? '' : `${parameter}: ${type}`)}`
  const comment = type === undefined ? '' : `/** @param {${type}} ${parameter} */\n`
  const made = declared(type === undefined ? '' : parameter)
  return isCommonJs(view) ? `${comment}${made}\nexports.${name} = ${name}` : `${comment}export ${made}`
}
