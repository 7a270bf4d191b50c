import type { Span } from '../model/place.js'
import type { Transport } from '../model/wiring.js'
import { findings } from './findings.js'
import { indexOf, type ProjectIndex } from './project-index.js'
import type { Scope } from './scope.js'

/** What a file may have for rules to judge. */
export type Subject =
  /** Entries of wirings: any, those of one transport, those with options, those that name methods without their objects. */
  | 'entries'
  | Transport
  | 'options'
  | 'lostThis'
  /** Parts of wirings that mean nothing, or that only show at run time. */
  | 'strangers'
  | 'unread'
  /** Functions that entries name, and functions of any kind. */
  | 'wiredFunctions'
  | 'functions'
  /** Calls through a context that name a function, and all that may be calls through one. */
  | 'uses'
  | 'calls'
  /** Something that stands in the way of contracts. */
  | 'obstacles'
  | 'services'
  | 'topics'
  /** What workflows must not do. */
  | 'hazards'
  /** Comments that say to ignore a rule. */
  | 'ignores'
  /** The configuration. */
  | 'setup'
  /** Nothing of its own: a lock of workflows, whose problems are shown in other files. */
  | 'lock'

/** What there is in a file for rules to judge. Most files have little, and an editor asks about every file. */
export function subjectsIn(scope: Scope, file: string): Subject[] {
  const { project } = scope
  const index = indexOf(project)
  const { functions, uses, ignores } = project.outlineOf(file)
  const found: Subject[] = []
  if (index.hasEntries(file)) found.push('entries', ...kindsOfEntries(index, file))
  if (index.hasWired(file)) found.push('wiredFunctions')
  if (index.hasUses(file)) found.push('uses')
  if (functions.length > 0) found.push('functions')
  if (uses.length > 0) found.push('calls')
  if (ignores.length > 0) found.push('ignores')
  if (isIn(file, index.strangers)) found.push('strangers')
  if (isIn(file, index.unread)) found.push('unread')
  if (findings(scope).length > 0) found.push('obstacles')
  if (project.services.some(({ factories }) => isIn(file, factories))) found.push('services')
  if (project.topics(file).length > 0) found.push('topics')
  if (project.hazards(file).length > 0) found.push('hazards')
  if (project.lock !== undefined) found.push('lock')
  const { options, rules } = project.setup
  if (isIn(file, options) || isIn(file, rules)) found.push('setup')
  return found
}

function kindsOfEntries(index: ProjectIndex, file: string): Set<Subject> {
  const kinds = new Set<Subject>()
  for (const { transport, options, target } of index.entries(file)) {
    kinds.add(transport)
    if (options !== undefined) kinds.add('options')
    if (target?.losesThis) kinds.add('lostThis')
  }
  return kinds
}

function isIn(file: string, places: readonly { span: Span }[]): boolean {
  for (const { span } of places) if (span.file === file) return true
  return false
}
