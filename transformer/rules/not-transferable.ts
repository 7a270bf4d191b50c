import type { Span } from '../model/place.js'
import type { Fix, Problem } from '../model/problem.js'
import type { ForeignPart, Obstacle, ProjectModel } from '../model/project.js'
import { findings, type Finding } from './findings.js'
import { grouped } from './grouped.js'
import { problem, say, type RuleImplementation } from './rule.js'
import type { Scope } from './scope.js'

/** A part of an input or output that cannot cross a wire. */
export const notTransferable: RuleImplementation = {
  code: 790005,
  name: 'not-transferable',
  severity: 'error',
  title: 'A part of an input or output cannot cross the wire',
  messages: {
    property: "'{property}' is {what}, which cannot cross the wire in the {role} of '{function}'.",
    whole: "The {role} of '{function}' is {what}, which cannot cross the wire.",
    parameter:
      "'{function}' has {what}, but is given one input, and its context: take what it needs as properties of one object.",
    within: "The {role} of '{function}' has {what} at '{property}', which cannot cross the wire.",
    session: "'{property}' is {what}, which cannot be checked in the session of '{function}'.",
    untold: "The type of '{function}' cannot be told: write {spelling}.",
    foreign:
      "The {role} of '{function}' has {what} at {path}, which cannot cross the wire: leave it out with {remedy}.",
    foreigners:
      "The {role} of '{function}' has {what} at {path}, which cannot cross the wire, and the like at {count} more places: leave them out with {remedy}.",
    fix: 'Leave {names} out of the type',
    function: "It is part of the {role} of '{function}'.",
  },
  mend: 'Take the property out of the type, or give it a type that can be written as JSON, such as an identifier in place of the thing itself.',
  docs: 'docs/diagnostics/not-transferable.md',
  about: 'obstacles',
  *find(scope) {
    // A type that many functions share is one mistake, and so is a type of a package that one cannot change.
    const places = grouped(transferable(scope), ({ obstacle: { span, what, foreign } }) =>
      [span.file, span.start, span.length, foreign === undefined ? what : `in ${foreign.type}`].join(),
    )
    for (const [first, ...others] of places.values()) if (first) yield problemOf(scope.project, first, others)
  },
}

/** What is wrong with a tag, and what crosses unchecked, is for other rules. */
function transferable(scope: Scope): Finding[] {
  return findings(scope).filter(({ obstacle }) => obstacle.mistake === undefined && obstacle.unchecked !== true)
}

function problemOf(project: ProjectModel, first: Finding, others: Finding[]): Problem {
  const { obstacle, owner } = first
  const owners = new Map([owner, ...others.map((other) => other.owner)].map((each) => [placeOf(each.span), each]))
  return problem(notTransferable, messageOf(first, others), obstacle.span, {
    related: [...owners.values()].slice(0, 5).map(({ role, name, span }) => ({
      span,
      message: say(notTransferable, 'function', { role, function: name }),
    })),
    fixes: leavingOut(project, [first, ...others]),
  })
}

function placeOf({ file, start }: Span): string {
  return `${file}:${start}`
}

/** Leaves properties out of a type of a package, where these are all that is in the way. */
function leavingOut(project: ProjectModel, all: readonly Finding[]): Fix[] {
  const parts = all.map(({ obstacle }) => obstacle.foreign)
  const names = namesOf(parts.map((part) => part?.property))
  const [{ obstacle } = { obstacle: undefined }] = all
  const type = obstacle?.foreign?.type ?? ''
  const isAll = parts.every((part) => part?.property !== undefined && part.member === undefined && part.type === type)
  const span = obstacle && type !== '' && isAll ? project.writtenType(obstacle.span, type) : undefined
  if (span === undefined) return []
  const quoted = names.map((name) => `'${name}'`)
  const title = say(notTransferable, 'fix', { names: quoted.join(', ') })
  const edits = [
    { span: { ...span, length: 0 }, text: 'Omit<' },
    { span: { ...span, start: span.start + span.length, length: 0 }, text: `, ${quoted.join(' | ')}>` },
  ]
  return [{ title, edits }]
}

function namesOf(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined))]
}

function messageOf({ obstacle, owner }: Finding, others: Finding[]): string {
  const values = { what: obstacle.what, role: owner.role, function: owner.name }
  const { foreign, spelling } = obstacle
  if (spelling !== undefined) return say(notTransferable, 'untold', { function: owner.name, spelling })
  if (foreign === undefined || (foreign.member ?? foreign.property) === undefined) {
    return say(notTransferable, keyOf(obstacle), { ...values, property: propertyOf(obstacle) })
  }
  const parts = [foreign, ...others.flatMap((other) => other.obstacle.foreign ?? [])]
  const places = new Set(others.map((other) => pathText(other.obstacle))).add(pathText(obstacle)).size
  return say(notTransferable, places > 1 ? 'foreigners' : 'foreign', {
    ...values,
    path: obstacle.path.length === 0 ? 'its root' : `'${pathText(obstacle)}'`,
    count: places - 1,
    remedy: remedyOf(foreign, parts),
  })
}

/** A type without the parts that are in the way. */
function remedyOf({ type, member }: ForeignPart, parts: readonly ForeignPart[]): string {
  const properties = namesOf(parts.map((part) => part.property)).map((name) => `'${name}'`)
  const names = member === undefined ? properties : namesOf(parts.map((part) => part.member))
  const most = 8
  const listed = [...names.slice(0, most), ...(names.length > most ? ['…'] : [])].join(' | ')
  return `${member === undefined ? 'Omit' : 'Exclude'}<${type === '' ? '…' : type}, ${listed}>`
}

function keyOf(obstacle: Obstacle): string {
  if (obstacle.parameter) return 'parameter'
  if (obstacle.path.length === 0) return 'whole'
  if (!isNamed(obstacle)) return 'within'
  return obstacle.role === 'session' ? 'session' : 'property'
}

/** Whether the last step of the path is the name of a property, and that property is what is shown. */
function isNamed({ path, isAway }: Obstacle): boolean {
  return isAway !== true && !/^\[.*\]$/.test(path.at(-1) ?? '[]')
}

function propertyOf(obstacle: Obstacle): string {
  return isNamed(obstacle) ? (obstacle.path.at(-1) ?? '') : pathText(obstacle)
}

function pathText({ path }: Obstacle): string {
  return path.join('.').replaceAll('.[', '[')
}
