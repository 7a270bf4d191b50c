import type { FunctionModel } from '../model/functions'
import type { TypeId } from '../model/types'
import type { Constant } from './types/sharing'
import { listText, literalText, objectText } from './literal-text'

/** The version of what is written; the runtime refuses any other. */
export const CONTRACT_FORMAT = 1

/** Gives the name of the constant that stands for a type. */
export type Reference = (type: TypeId, constant?: Constant) => string

/** The contract of a function as an object literal. */
export function contractText(model: FunctionModel, file: string, reference: Reference, indent: string): string {
  const { parameters, input, output, context, documentation } = model
  const { summary, description, deprecated, examples, throws } = documentation
  const type = (id: TypeId | undefined, constant?: Constant) => (id === undefined ? undefined : reference(id, constant))
  const text = (value: unknown) => (value === undefined ? undefined : literalText(value))
  return objectText(
    [
      ['format', literalText(CONTRACT_FORMAT)],
      ['name', literalText(model.name)],
      ['file', literalText(file)],
      ['line', literalText(model.line)],
      ['parameters', listText(parameters)],
      ['input', type(input)],
      ['output', type(output, 'writtenType')],
      ['services', listText(context?.used ?? [])],
      ['session', type(context?.session)],
      ['errors', listText(throws)],
      ['summary', text(summary)],
      ['description', text(description)],
      ['deprecated', text(deprecated)],
      ['examples', examples.length === 0 ? undefined : listText(examples)],
      ['workflow', model.sites && `{ sites: ${listText(model.sites)}, services: ${listText(model.reached ?? [])} }`],
    ],
    indent,
  )
}
