import type ts from 'typescript'
import { codeFixes } from './code-fixes.js'
import { FileProblems } from './file-problems.js'
import { guard, type Log } from './guard.js'
import { RememberedFunctions } from './remembered-functions.js'
import { semanticDiagnostics } from './semantic-diagnostics.js'

/** A language service that knows our problems and their fixes, and is otherwise the one given. */
export function proxyLanguageService(
  typescript: typeof ts,
  service: ts.LanguageService,
  log: Log,
  functions = new RememberedFunctions(typescript),
): ts.LanguageService {
  const problems = new FileProblems(typescript, service, functions)
  const proxy = Object.create(null) as ts.LanguageService
  for (const key of Object.keys(service) as (keyof ts.LanguageService)[]) {
    Object.defineProperty(proxy, key, {
      value: (...args: unknown[]) => (service[key] as (...args: unknown[]) => unknown)(...args),
      writable: true,
      enumerable: true,
      configurable: true,
    })
  }

  // Later versions may pass more than we know of: whatever comes is passed on.
  proxy.getSemanticDiagnostics = (...args) => {
    const theirs = service.getSemanticDiagnostics(...args)
    return guard(typescript, log, theirs, () => [...theirs, ...semanticDiagnostics(typescript, problems, args[0])])
  }
  proxy.getCodeFixesAtPosition = (...args) => {
    const theirs = service.getCodeFixesAtPosition(...args)
    const [file, start, end, codes] = args
    return guard(typescript, log, theirs, () => [...theirs, ...codeFixes(problems, { file, start, end, codes })])
  }
  return proxy
}
