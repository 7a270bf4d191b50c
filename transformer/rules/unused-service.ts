import type { ProjectModel } from '../model/project.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A service that no code takes: it is never made. */
export const unusedService: RuleImplementation = {
  code: 790039,
  name: 'unused-service',
  severity: 'suggestion',
  title: 'A service is defined that nothing takes',
  messages: {
    unused: "Nothing takes the service '{service}', so it is never made.",
  },
  mend: 'Take the service where it is needed, or remove its factory and its type.',
  docs: 'docs/diagnostics/unused-service.md',
  about: 'services',
  *find({ project, file }) {
    const index = indexOf(project)
    // What is wired out of sight may take any of them.
    if (index.hasUnknown) return
    for (const services of new Set(index.apps.map((app) => app.services))) {
      for (const { name, span } of services?.factories ?? []) {
        if ((file !== undefined && span.file !== file) || project.isServiceTaken(name, span)) continue
        if (isTakenUnseen(project, name)) continue
        yield problem(unusedService, say(unusedService, 'unused', { service: name }), span, { unnecessary: true })
      }
    }
  },
}

/** Whether a function whose code is out of sight asks for a service: what it takes of those it asks for cannot be told. */
function isTakenUnseen(project: ProjectModel, name: string): boolean {
  for (const reference of indexOf(project).functions()) {
    const context = project.contextOf(reference)
    if ((reference.isOutside || context?.isUnseen) && context?.services.includes(name)) return true
  }
  return false
}
