import type ts from 'typescript'
import { viewOf, type Editor } from '../editor.js'
import { commandSuggestions } from './command-suggestions.js'
import { cronSuggestions } from './cron-suggestions.js'
import { ignoreSuggestions } from './ignore-suggestions.js'
import { routeSuggestions } from './route-suggestions.js'
import type { Suggestion } from './suggestion.js'
import { uriSuggestions } from './uri-suggestions.js'

/** What could stand at a position: in the strings of a wiring and in comments that ignore rules, and what TypeScript knows. */
export function completions(
  editor: Editor,
  theirs: ts.WithMetadata<ts.CompletionInfo> | undefined,
  fileName: string,
  position: number,
): ts.WithMetadata<ts.CompletionInfo> | undefined {
  const entries = suggestionsAt(editor, fileName, position).map((suggestion, at) => entry(editor, suggestion, at))
  if (entries.length === 0) return theirs
  if (theirs !== undefined) return { ...theirs, entries: [...entries, ...theirs.entries] }
  return { isGlobalCompletion: false, isMemberCompletion: false, isNewIdentifierLocation: false, entries }
}

/** What is said of one of them when it is looked at. */
export function completionDetails(
  editor: Editor,
  theirs: ts.CompletionEntryDetails | undefined,
  fileName: string,
  position: number,
  name: string,
): ts.CompletionEntryDetails | undefined {
  if (theirs !== undefined) return theirs
  const found = suggestionsAt(editor, fileName, position).find(({ text }) => text === name)
  if (found === undefined) return undefined
  return {
    name,
    kind: editor.ts.ScriptElementKind.string,
    kindModifiers: '',
    displayParts: [{ text: name, kind: 'text' }],
    documentation: found.description === undefined ? [] : [{ text: found.description, kind: 'text' }],
  }
}

function suggestionsAt(editor: Editor, fileName: string, position: number): Suggestion[] {
  const view = viewOf(editor, fileName)
  if (view === undefined) return []
  const found = ignoreSuggestions(view, position)
  if (found.length > 0) return found
  return [
    ...routeSuggestions(view, position),
    ...uriSuggestions(view, position),
    ...commandSuggestions(view, position),
    ...cronSuggestions(view, position),
  ]
}

function entry({ ts }: Editor, suggestion: Suggestion, at: number): ts.CompletionEntry {
  const { text, description, replaces, isLikely } = suggestion
  return {
    name: text,
    kind: ts.ScriptElementKind.string,
    kindModifiers: '',
    // In the order in which they are suggested, before what TypeScript has.
    sortText: `${isLikely ? '0' : '1'}${String(at).padStart(3, '0')}`,
    replacementSpan: { start: replaces.start, length: replaces.length },
    ...(description === undefined ? {} : { labelDetails: { description } }),
  }
}
