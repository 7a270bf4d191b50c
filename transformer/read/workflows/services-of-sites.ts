import { functionSource } from '../function-source'
import type { ProjectReader } from '../project-reader'
import type { Site } from './workflow-reader'

/** The services that functions take which a workflow calls: these need not be wired, so that nothing else may say that they are needed. */
export function servicesOfSites(project: ProjectReader, sites: readonly Site[]): string[] {
  const { ts, checker } = project.reading
  const names = new Set<string>()
  for (const { call, member } of sites) {
    const [fn] = call.arguments
    if (fn === undefined || ts.isSpreadElement(fn) || (member !== 'step' && member !== 'call')) continue
    const source = functionSource(ts, checker, fn, fn.getText())
    const context = source && project.functionAt(source)?.model.context
    for (const name of context?.used ?? []) names.add(name)
  }
  return [...names].sort()
}
