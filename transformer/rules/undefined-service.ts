import type { Fix, Problem } from '../model/problem.js'
import type { AskedContext, ProjectModel, ServicesModel } from '../model/project.js'
import type { FunctionReference } from '../model/wiring.js'
import { keyText } from '../model/value-text.js'
import { entryText, inserted } from './add-entry.js'
import { nearestName } from './nearest-name.js'
import { functionUse, indexOf } from './project-index.js'
import { fileName } from './readable-place.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A service in a function's context that the app would not have. */
export const undefinedService: RuleImplementation = {
  code: 790008,
  name: 'undefined-service',
  severity: 'error',
  title: 'A function asks for a service that the app does not define',
  messages: {
    undefined:
      "'{function}' asks for the service '{service}', which the app's 'defineServices' in '{file}' does not define.{hint}",
    noServices: "'{function}' asks for the service '{service}', but the app that wires it has no 'services'.",
    app: 'The app is defined here.',
    hint: " Did you mean '{name}'?",
    services: 'The services of the app are defined here.',
    fix: "Add a factory for '{service}'",
    rename: "Rename the service '{name}' to '{service}'",
  },
  mend: "Add a factory for the service to defineServices, or take it out of the function's context.",
  docs: 'docs/diagnostics/undefined-service.md',
  about: 'wiredFunctions',
  *find({ project, file }) {
    const seen = new Set<string>()
    for (const { assembly, entry } of indexOf(project).served(file)) {
      const { app } = assembly
      const services = app?.services
      if (!entry.target || !services || services.partial) continue
      const key = `${functionUse(entry.target)} ${app.span.file}:${app.span.start}`
      const context = seen.has(key) ? undefined : project.contextOf(entry.target)
      seen.add(key)
      const isBare = services.span === app.span
      if (context) yield* problemsOf({ project, services, reference: entry.target }, context, isBare)
    }
  },
}

/** A function, and the services that its app has. */
interface Served {
  project: ProjectModel
  services: ServicesModel
  reference: FunctionReference
}

function* problemsOf(served: Served, context: AskedContext, isBare: boolean): Iterable<Problem> {
  const { project, services } = served
  const { span, services: declared } = context
  if (declared.every((service) => services.factories.some(({ name }) => name === service))) return
  const defined = new Set(services.factories.map(({ name }) => name))
  for (const service of declared) {
    if (defined.has(service)) continue
    // A factory that this context also asks for is not the one that was meant.
    const nearest = nearestName(
      service,
      [...defined].filter((name) => !declared.includes(name)),
    )
    const hint = nearest === undefined ? '' : say(undefinedService, 'hint', { name: nearest })
    const values = { function: context.function, service, file: fileName(services.span.file), hint }
    yield problem(undefinedService, say(undefinedService, isBare ? 'noServices' : 'undefined', values), span, {
      related: [{ span: services.span, message: say(undefinedService, isBare ? 'app' : 'services') }],
      fixes: [...renaming(project, services, nearest, service), ...fixesOf(served, service)],
    })
  }
}

/** Gives a service that nothing takes by its name the name that is asked for. */
function renaming(
  project: ProjectModel,
  { factories, room, type }: ServicesModel,
  name: string | undefined,
  service: string,
): Fix[] {
  const factory = factories.find((each) => each.name === name)
  if (!room || type || !factory || !isPlain(factory.name) || !isPlain(service)) return []
  if (project.isServiceTaken(factory.name, factory.span)) return []
  const title = say(undefinedService, 'rename', { name: factory.name, service })
  const text = factory.shorthand ? `${service}: ${factory.name}` : service
  return [{ title, edits: [{ span: factory.span, text }] }]
}

function isPlain(name: string): boolean {
  return keyText(name) === name
}

/** A factory that says that it is still to be written. */
function fixesOf({ project, services: { room, type }, reference }: Served, service: string): Fix[] {
  if (!room) return []
  const body = `throw new Error("The service '${service}' cannot be made yet.")`
  const factory = inserted(room, entryText(service, `() => { ${body} }`))
  const edits = [factory]
  if (type) {
    const asked = type.members && project.serviceTypeOf(reference, service, type.members.at)
    if (asked === undefined || type.members === undefined) return []
    edits.unshift(inserted(type.members, `${keyText(service)}: ${asked}`))
  }
  return [{ title: say(undefinedService, 'fix', { service }), edits }]
}
