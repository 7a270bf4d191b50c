import type { Problem } from '../model/problem.js'
import type { AskedContext, ServicesModel, UnfitService } from '../model/project.js'
import { functionUse, indexOf } from './project-index.js'
import { fileName } from './readable-place.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A service in a function's context that the app makes as something else. */
export const unfitService: RuleImplementation = {
  code: 790055,
  name: 'unfit-service',
  severity: 'error',
  title: "A function asks for a service with another type than the app's",
  messages: {
    unfit:
      "'{function}' asks for the service '{service}' as '{needed}', and the app's 'defineServices' in '{file}' makes '{given}'{missing}.",
    missing: ", which has no '{property}'",
    services: 'The services of the app are defined here.',
  },
  mend: "Ask for the service with the type that the app's services have, or make what is asked for.",
  docs: 'docs/diagnostics/unfit-service.md',
  about: 'wiredFunctions',
  *find({ project, file }) {
    const seen = new Set<string>()
    for (const { assembly, entry } of indexOf(project).served(file)) {
      const { app } = assembly
      const services = app?.services
      // An app without services has none of another type.
      if (!entry.target || !services || services.span === app.span) continue
      const key = `${functionUse(entry.target)} ${services.span.file}:${services.span.start}`
      const context = seen.has(key) ? undefined : project.contextOf(entry.target)
      seen.add(key)
      if (!context || context.services.length === 0) continue
      for (const each of project.unfitServices(services, entry.target)) yield problemOf(context, services, each)
    }
  },
}

function problemOf(context: AskedContext, { span }: ServicesModel, { name, missing, ...types }: UnfitService): Problem {
  const values = {
    ...types,
    function: context.function,
    service: name,
    file: fileName(span.file),
    missing: missing === undefined ? '' : say(unfitService, 'missing', { property: missing }),
  }
  return problem(unfitService, say(unfitService, 'unfit', values), context.span, {
    related: [{ span, message: say(unfitService, 'services') }],
  })
}
