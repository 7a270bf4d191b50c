import type { Fix, Problem } from '../model/problem.js'
import type { Span } from '../model/place.js'
import type { FunctionReference } from '../model/wiring.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'
import { shownAt } from './shown-at.js'

/** A method that is taken from its object: whoever calls it then gives it no `this`. */
export const lostThis: RuleImplementation = {
  code: 790054,
  name: 'lost-this',
  severity: 'error',
  title: "A method that uses 'this' is taken from its object",
  messages: {
    lost: "The method '{function}' uses 'this', and is called without its object from here.",
    method: "'{function}' is declared here.",
    fix: "Bind it to '{object}'",
  },
  mend: "Bind the method to its object ('todos.get.bind(todos)'), or make it a function that takes what it needs from its context.",
  docs: 'docs/diagnostics/lost-this.md',
  about: ['lostThis', 'uses'],
  *find({ project, file }) {
    const index = indexOf(project)
    for (const entry of index.entries(file)) {
      if (entry.target?.losesThis) yield problemOf(entry.target, shownAt(entry, entry.target.span))
    }
    for (const { target } of index.uses(file)) if (target.losesThis) yield problemOf(target, target.span)
  },
}

function problemOf(target: FunctionReference, span: Span): Problem {
  const values = { function: target.name }
  return problem(lostThis, say(lostThis, 'lost', values), span, {
    related: [{ span: target.declaration, message: say(lostThis, 'method', values) }],
    fixes: span === target.span ? fixesOf(target) : [],
  })
}

function fixesOf({ written = '', name, span }: FunctionReference): Fix[] {
  const end = [`.${name}`, `['${name}']`, `["${name}"]`].find((each) => written.endsWith(each))
  const object = end === undefined ? '' : written.slice(0, -end.length)
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$.]*$/u.test(object)) return []
  const edits = [{ span, text: `${written}.bind(${object})` }]
  return [{ title: say(lostThis, 'fix', { object }), edits }]
}
