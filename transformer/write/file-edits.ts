import type { CarrierModel, FileModel } from '../model/file'
import { callText } from './call-text'
import { contractText, type Reference } from './contract-text'
import type { Edit, StatementEdit } from './edits'
import { literalText } from './literal-text'
import { TypeWriter } from './types'
import type { Sharing } from './types/sharing'
import { typesNeeded } from './types-needed'

/** What the names in a file mean to what is written into it. */
export interface Consulted {
  /** Whether the file has an identifier of that text, or may get one from the compiler. */
  isTaken(identifier: string): boolean
  /** Whether the file declares the name at its top, so that the global of that name cannot be reached by it. */
  isDeclared(identifier: string): boolean
}

/**
 * Everything that is added to a file. `relative` gives a file's path from the project's folder; `sharing` says which types are
 * written in other modules.
 */
export function fileEdits(
  file: FileModel,
  names: Consulted,
  relative: (file: string) => string,
  sharing?: Sharing,
): Edit[] {
  const types = new TypeWriter(
    file.types,
    (identifier) => names.isTaken(identifier),
    sharing,
    () => typesNeeded(file),
  )
  const reference: Reference = (type, constant) => types.reference(type, constant)
  const calls = file.calls.map((call): Edit => {
    const text = callText(call, file.path, relative, reference)
    return { kind: 'argument', call: { start: call.start, end: call.end }, text }
  })
  const carriers = file.carriers.map((carrier) => carrierEdit(carrier, file.path, names, reference))
  const sites = file.sites.map(({ start, end, id }): Edit => ({
    kind: 'argument',
    call: { start, end },
    text: siteText(id, names),
  }))
  const declarations = types.declarations().trim().replace(/;$/, '')
  const declared: StatementEdit[] =
    declarations === '' ? [] : [{ kind: 'statement', after: 'start', text: declarations }]
  return file.script
    ? [...inOneBlock([...declared, ...carriers]), ...sites]
    : [...declared, ...carriers, ...calls, ...sites]
}

function carrierEdit(carrier: CarrierModel, file: string, names: Consulted, reference: Reference): StatementEdit {
  const { identifier, after, function: model } = carrier
  const global = (name: string) => (names.isDeclared(name) ? `globalThis.${name}` : name)
  const contract = contractText(model, file, reference, '  ')
  const properties = `{\n  configurable: true,\n  value: ${contract},\n}`
  return {
    kind: 'statement',
    after: after ?? 'start',
    text: `${global('Object')}.defineProperty(${identifier}, ${global('Symbol')}.for("solder.contract"), ${properties})`,
    origin: { start: model.span.start, length: model.span.length },
  }
}

/** An object that only the runtime looks at: a function of a test that stands in for the member never notices it. */
function siteText(id: string, names: Consulted): string {
  return `{ [${names.isDeclared('Symbol') ? 'globalThis.' : ''}Symbol.for("solder.site")]: ${literalText(id)} }`
}

/** All other scripts would see the constants at the top of a script: they stand in one block at its end. */
function inOneBlock(statements: readonly StatementEdit[]): StatementEdit[] {
  if (statements.length === 0) return []
  const text = statements.map((statement) => `${statement.text};\n`).join('')
  return [{ kind: 'statement', after: 'end', text: `{\n${text}}` }]
}
