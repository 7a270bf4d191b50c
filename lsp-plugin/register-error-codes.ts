import type ts from 'typescript'

/** The part of TypeScript that its own fixes are made with; it is not in the public types. */
interface FixRegistry {
  registerCodeFix?(registration: { errorCodes: number[]; getCodeActions(): undefined; fixIds: string[] }): void
}

const registered = new WeakSet()

/**
 * Makes TypeScript name our codes among those that have fixes. Editors ask for that list without naming a file, hence no
 * language service, and never ask for the fixes of other codes. The fixes themselves come from the language service.
 */
export function registerErrorCodes(typescript: typeof ts, codes: readonly number[]): void {
  if (registered.has(typescript)) return
  registered.add(typescript)
  const { codefix } = typescript as { codefix?: FixRegistry }
  const known = new Set(typescript.getSupportedCodeFixes())
  const errorCodes = codes.filter((code) => !known.has(String(code)))
  codefix?.registerCodeFix?.({ errorCodes, getCodeActions: () => undefined, fixIds: [] })
}
