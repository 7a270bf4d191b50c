import type { CallModel } from '../model/file'
import type { AppModel, ServicesModel } from '../model/project'
import { CONTRACT_FORMAT, contractText, type Reference } from './contract-text'
import { linesText, listText, literalText, objectText } from './literal-text'

type WiringCall = Extract<CallModel, { kind: 'wiring' }>

/** The argument that a call is given. */
export function callText(
  call: CallModel,
  file: string,
  relative: (file: string) => string,
  reference: Reference,
): string {
  switch (call.kind) {
    case 'wiring':
      return wiringText(call, file, relative, reference)
    case 'services':
      return servicesText(call.services)
    case 'app':
      return appText(call.app)
    case 'type':
      return reference(call.type, call.exact ? 'exactType' : 'writtenType')
  }
}

function wiringText(call: WiringCall, file: string, relative: (file: string) => string, reference: Reference): string {
  const entries = call.wiring.entries.map((entry, i) => {
    const contract = call.contracts[i]
    const place = [
      `transport: ${literalText(entry.transport)}`,
      `address: ${literalText(entry.address)}`,
      ...(entry.slot === undefined ? [] : [`slot: ${literalText(entry.slot)}`]),
      `line: ${entry.line}`,
    ].join(', ')
    if (contract === undefined) return `{ ${place} }`
    const text = contractText(contract, relative(contract.span.file), reference, '    ')
    return `{ ${place}, contract: ${text} }`
  })
  return objectText([
    ['format', literalText(CONTRACT_FORMAT)],
    ['file', literalText(file)],
    ['entries', linesText(entries, '  ')],
  ])
}

function servicesText({ factories }: ServicesModel): string {
  const dependencies = factories.map(({ name, takes }) => [name, listText(takes)] as const)
  return objectText([
    ['format', literalText(CONTRACT_FORMAT)],
    ['dependencies', objectText(dependencies, '  ')],
  ])
}

function appText({ session }: AppModel): string {
  return objectText([
    ['format', literalText(CONTRACT_FORMAT)],
    ...(session === undefined ? [] : [['session', listText(session)] as const]),
  ])
}
