import type ts from 'typescript'
import { addFeatures } from './features.js'
import { allFixes, codeFixes } from './code-fixes.js'
import { FileProblems } from './file-problems.js'
import { guard, type Log } from './guard.js'
import { LiveProject } from './live-project.js'
import { ShownProblems } from './shown-problems.js'

/** A language service that knows our problems and their fixes, and is otherwise the one given. */
export function proxyLanguageService(
  typescript: typeof ts,
  service: ts.LanguageService,
  log: Log,
  project = new LiveProject(typescript),
  now = () => new Date(),
): ts.LanguageService {
  const problems = new FileProblems(typescript, service, project)
  const shown = new ShownProblems(typescript, problems)
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
    return guard(typescript, log, theirs, () => [...theirs, ...shown.mistakes(args[0])])
  }
  proxy.getSuggestionDiagnostics = (...args) => {
    const theirs = service.getSuggestionDiagnostics(...args)
    return guard(typescript, log, theirs, () => [...theirs, ...shown.suggestions(args[0])])
  }
  proxy.getCompilerOptionsDiagnostics = (...args) => {
    const theirs = service.getCompilerOptionsDiagnostics(...args)
    return guard(typescript, log, theirs, () => [...theirs, ...shown.setup()])
  }
  proxy.getCodeFixesAtPosition = (...args) => {
    const theirs = service.getCodeFixesAtPosition(...args)
    const [file, start, end, codes] = args
    return guard(typescript, log, theirs, () => [...theirs, ...codeFixes(problems, { file, start, end, codes })])
  }
  proxy.getCombinedCodeFix = (...args) => {
    const [scope, fixId] = args
    const ours = guard(typescript, log, undefined, () => allFixes(problems, scope.fileName, fixId))
    return ours ?? service.getCombinedCodeFix(...args)
  }
  addFeatures(proxy, { ts: typescript, service, project, now }, log)
  return proxy
}
