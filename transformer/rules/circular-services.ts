import type { ServicesModel } from '../model/project.js'
import { problem, say, type RuleImplementation } from './rule.js'

type Factory = ServicesModel['factories'][number]

/** Services of which each takes the next, round to the first. */
export const circularServices: RuleImplementation = {
  code: 790027,
  name: 'circular-services',
  severity: 'error',
  title: 'Services depend on each other in a circle',
  messages: {
    circle: "The service '{service}' depends on itself: {circle}.",
    next: "'{service}' takes '{next}'.",
  },
  mend: 'Take what they share into a service of its own, or give one of them what it needs when it is called.',
  docs: 'docs/diagnostics/circular-services.md',
  about: 'services',
  *find({ project, file }) {
    for (const { factories } of project.services) {
      const byName = new Map(factories.map((factory) => [factory.name, factory]))
      for (const factory of factories) {
        if (file !== undefined && factory.span.file !== file) continue
        const circle = circleFrom(factory, byName)
        if (!circle) continue
        const names = [...circle, factory].map(({ name }) => `'${name}'`).join(' takes ')
        const related = circle.slice(1, 6).map(({ name, span }, at) => {
          const next = (circle[at + 2] ?? factory).name
          return { span, message: say(circularServices, 'next', { service: name, next }) }
        })
        const message = say(circularServices, 'circle', { service: factory.name, circle: names })
        yield problem(circularServices, message, factory.span, { related })
      }
    }
  },
}

/** The shortest way from a factory back to itself. */
function circleFrom(start: Factory, byName: ReadonlyMap<string, Factory>): Factory[] | undefined {
  const ways: Factory[][] = [[start]]
  const seen = new Set<string>()
  for (const way of ways) {
    for (const name of way.at(-1)?.takes ?? []) {
      if (name === start.name) return way
      const next = byName.get(name)
      if (next && !seen.has(name)) ways.push([...way, next])
      seen.add(name)
    }
  }
  return undefined
}
