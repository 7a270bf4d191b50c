import { formats } from '../model/formats.js'
import type { Problem } from '../model/problem.js'
import type { TagMistake } from '../model/tag-mistake.js'
import { findings, type Finding } from './findings.js'
import { grouped } from './grouped.js'
import { nearestName } from './nearest-name.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A tag that no value can meet, that makes no sense where it stands, or that a hostile caller can turn against the server. */
export const invalidTag: RuleImplementation = {
  code: 790011,
  name: 'invalid-tag',
  severity: 'error',
  title: 'A type tag is malformed, out of place, contradictory or dangerous',
  messages: {
    value: "'{tag}' needs {needed}.",
    stray: "'{tag}' is for {kinds}, not for '{type}'.",
    contradiction: 'There is no {kind} {first} and {second}: no value would be accepted.',
    literal: "'{tag}' refuses {literal}, which the type allows: leave one of them out.",
    pattern: "The pattern '{pattern}' is no regular expression: {reason}.",
    exponential:
      "The pattern '{pattern}' can take exponential time: one short text would keep the process busy for hours. Let each character be matched in one way only.",
    polynomial:
      "The pattern '{pattern}' takes time that grows with the square of a text's length, or faster: anchor it, let each character be matched in one way only, or add 'MaxLength'.",
    unjudged:
      "How long the pattern '{pattern}' takes on a malicious text cannot be told, as {reason}: write a shorter or plainer one.",
    format: "'{format}' is not a known format.",
    formatMeant: "'{format}' is not a known format: did you mean '{meant}'?",
    default: 'The default is not of the type that it stands for: expected {expected}.',
    nested: "'{tag}' is for a property of the input itself, not for one further in.",
    untextual: "'{tag}' is for what one text or a list of texts can say, not for '{type}'.",
    sources: "'{first}' and '{second}' both say where the property comes from: keep one.",
    function: "It is part of the {role} of '{function}'.",
  },
  mend: 'Give the tag a value that it can have, on a type that it is for.',
  docs: 'docs/diagnostics/invalid-tag.md',
  about: 'obstacles',
  *find(scope) {
    // A type that many functions share is one mistake.
    const places = grouped(findings(scope), ({ obstacle: { span, mistake } }) =>
      [span.file, span.start, span.length, JSON.stringify(mistake)].join(),
    )
    for (const [first, ...others] of places.values()) {
      const { mistake } = first?.obstacle ?? {}
      if (first !== undefined && mistake !== undefined) yield problemOf(mistake, first, others)
    }
  },
}

function problemOf(mistake: TagMistake, first: Finding, others: Finding[]): Problem {
  const owners = new Map([first, ...others].map(({ owner }) => [owner.span, owner]))
  return problem(invalidTag, messageOf(mistake), first.obstacle.span, {
    related: [...owners.values()].slice(0, 5).map(({ role, name, span }) => ({
      span,
      message: say(invalidTag, 'function', { role, function: name }),
    })),
  })
}

function messageOf(mistake: TagMistake): string {
  const meant = mistake.key === 'format' ? nearestName(mistake.values.format, formats) : undefined
  if (meant === undefined) return say(invalidTag, mistake.key, mistake.values)
  return say(invalidTag, 'formatMeant', { ...mistake.values, meant })
}
