import { findings } from './findings.js'
import { grouped } from './grouped.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** An `any` in a type that crosses a wire: whatever comes is let in, and all that is in it goes out. */
export const uncheckedAny: RuleImplementation = {
  code: 790010,
  name: 'unchecked-any',
  severity: 'warning',
  title: "A part of an input or output is 'any', which nothing checks",
  messages: {
    property: "'{property}' is 'any' in the {role} of '{function}': nothing checks what it is.",
    whole: "The {role} of '{function}' is 'any': nothing checks what it is.",
    fix: "Change 'any' to 'unknown'",
    function: "It is part of the {role} of '{function}'.",
  },
  mend: "Say which type it has, or 'unknown' when anything may come: then the function has to look at it.",
  docs: 'docs/diagnostics/unchecked-any.md',
  about: 'obstacles',
  *find(scope) {
    const unchecked = findings(scope).filter(({ obstacle }) => obstacle.unchecked === true)
    // A type that many functions share is one place.
    const places = grouped(unchecked, ({ obstacle: { span } }) => [span.file, span.start, span.length].join())
    for (const [first, ...others] of places.values()) {
      if (first === undefined) continue
      const { obstacle, owner } = first
      const property = [...obstacle.path].reverse().find((step) => !/^\[.*\]$/u.test(step))
      const values = { role: owner.role, function: owner.name, property: property ?? '' }
      const message = say(uncheckedAny, property === undefined ? 'whole' : 'property', values)
      const written = scope.project.writtenType(obstacle.span, 'any')
      const owners = new Map([first, ...others].map((each) => [each.owner.span, each.owner]))
      yield problem(uncheckedAny, message, obstacle.span, {
        related: [...owners.values()].slice(0, 5).map(({ role, name, span }) => ({
          span,
          message: say(uncheckedAny, 'function', { role, function: name }),
        })),
        fixes: written ? [{ title: say(uncheckedAny, 'fix'), edits: [{ span: written, text: 'unknown' }] }] : [],
      })
    }
  },
}
