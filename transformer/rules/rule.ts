import type { Span } from '../model/place.js'
import type { Fix, Problem, Severity } from '../model/problem.js'
import type { Scope } from './scope.js'
import type { Subject } from './subjects.js'

/** One kind of mistake: everything that is said about it, in one place. */
export interface Rule {
  /** 790000–791999; never used for another rule, even after this one has gone. */
  readonly code: number
  /** As in ignore comments, in the output of `solder check`, and in the name of the page in `docs/diagnostics/`. */
  readonly name: string
  /** Unless the plugin's options say otherwise. */
  readonly severity: Severity
  /** What is wrong, in a few words, for lists. */
  readonly title: string
  /** All its texts, by key; `{name}` stands for a value. */
  readonly messages: Readonly<Record<string, string>>
  /** What to do about it. */
  readonly mend: string
  /** Of its page, relative to the package. */
  readonly docs: string
}

/** A rule with the code that finds its problems. */
export interface RuleImplementation extends Rule {
  /** Set for a rule that judges what the others found: it comes after them. */
  readonly isLast?: true
  /** What all its problems are in: in a file that has none of these, it is not asked. */
  readonly about: Subject | readonly Subject[]
  find(scope: Scope): Iterable<Problem>
}

/** A text of a rule with values put in. */
export function say(rule: Rule, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const text = rule.messages[key]
  if (text === undefined) throw new Error(`The rule ${rule.name} has no text '${key}'`)
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => inOneLine(String(values[name] ?? whole)))
}

/** What is quoted from a source may have line breaks and the like, which a message has not. */
function inOneLine(text: string): string {
  const names: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  const escaped = (character: string) =>
    names[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, escaped)
}

/** A problem of a rule. */
export function problem(
  rule: Rule,
  message: string,
  span: Span,
  more: { related?: Problem['related']; fixes?: Fix[]; unnecessary?: true } = {},
): Problem {
  return {
    code: rule.code,
    rule: rule.name,
    severity: rule.severity,
    message,
    span,
    related: more.related ?? [],
    fixes: more.fixes ?? [],
    ...(more.unnecessary ? { unnecessary: true } : {}),
  }
}
