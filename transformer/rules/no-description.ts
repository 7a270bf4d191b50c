import { entryKind } from '../model/entry-kind.js'
import { kebabCase } from '../model/kebab-case.js'
import type { Fix } from '../model/problem.js'
import type { UndocumentedFunction } from '../model/project.js'
import { keyText, valueText } from '../model/value-text.js'
import type { EntryModel, FunctionReference } from '../model/wiring.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'

const readers = {
  tool: 'a model has nothing but its name to tell when to call it',
  prompt: 'people have nothing but its name to tell what it is for',
}

/** A tool or a prompt of MCP without a word about what it is for. Of a resource, its URI tells enough. */
export const noDescription: RuleImplementation = {
  code: 790061,
  name: 'no-description',
  severity: 'warning',
  title: 'A tool or a prompt has no description',
  messages: {
    missing: "The {kind} '{name}' has no description: {reader}.",
    comment: "Describe '{function}' in a comment",
    option: "Give it a 'description'",
  },
  mend: "Write a comment that begins with '/**' above the function, or give the entry a 'description'.",
  docs: 'docs/diagnostics/no-description.md',
  about: 'mcp',
  *find({ project, file }) {
    for (const entry of indexOf(project).entries(file)) {
      const kind = entryKind(entry)
      const { address, target, options, span } = entry
      if (!(kind in readers) || target === undefined || hasDescription(options)) continue
      const found = project.undocumented(target)
      if (found === undefined) continue
      const values = { kind, name: address, reader: readers[kind as keyof typeof readers] }
      yield problem(noDescription, say(noDescription, 'missing', values), span, {
        fixes: fixesOf(entry, target, found),
      })
    }
  },
}

function hasDescription(options: EntryModel['options']): boolean {
  const given = options?.['description']
  return given !== undefined && given.literal?.value !== ''
}

function fixesOf(entry: EntryModel, target: FunctionReference, { comment }: UndocumentedFunction): Fix[] {
  const { name } = target
  const words = kebabCase(name).replace(/\W+/g, ' ').trim()
  const text = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`
  if (comment) {
    const { at, before, after } = comment
    const edits = [{ span: at, text: `${before}/** ${text} */${after}` }]
    return [{ title: say(noDescription, 'comment', { function: name }), edits }]
  }
  return optionFix(entry, target, `description: ${valueText(text)}`)
}

/** Of a function whose declaration is out of reach, or that is written in place. */
function optionFix({ address, options, span, raw }: EntryModel, target: FunctionReference, option: string): Fix[] {
  const { written, span: place } = target
  if (written === undefined || raw !== undefined || options?.['description'] !== undefined) return []
  const isShorthand = place.file === span.file && place.start === span.start
  const title = say(noDescription, 'option')
  if (options !== undefined) {
    const end = { ...place, start: place.start + place.length, length: 0 }
    return [{ title, edits: [{ span: end, text: `, ${option}` }] }]
  }
  const key = isShorthand ? `${keyText(address)}: ` : ''
  return [{ title, edits: [{ span: place, text: `${key}{ run: ${written}, ${option} }` }] }]
}
