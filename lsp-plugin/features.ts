import type ts from 'typescript'
import { incomingCalls } from './call-hierarchy/incoming-calls.js'
import { outgoingCalls } from './call-hierarchy/outgoing-calls.js'
import { prepareCalls } from './call-hierarchy/prepare.js'
import { completionDetails, completions } from './completions/completions.js'
import type { Editor } from './editor.js'
import { guard, type Log } from './guard.js'
import { hover } from './hover/hover.js'
import { inlayHints } from './inlay-hints.js'
import { definition, definitionAndSpan } from './names/definition.js'
import { referenceEntries, references } from './names/references.js'
import { renameInfo, renameLocations } from './names/rename.js'
import { applicableRefactors, editsForRefactor } from './refactorings/refactorings.js'
import { navigateTo } from './symbols/navigate-to.js'
import { outline } from './symbols/outline.js'

type Method = keyof ts.LanguageService
type Service<K extends Method> = Extract<ts.LanguageService[K], (...asked: never[]) => unknown>
type Asked<K extends Method> = Parameters<Service<K>>
type Answer<K extends Method> = ReturnType<Service<K>>

/** Renaming has several signatures, of which the last is deprecated. */
interface Renaming {
  findRenameLocations(...asked: unknown[]): readonly ts.RenameLocation[] | undefined
}

/** Makes a proxy of a language service answer more than problems and fixes. */
export function addFeatures(proxy: ts.LanguageService, editor: Editor, log: Log): void {
  const renaming = editor.service as unknown as Renaming
  extend('getQuickInfoAtPosition', (theirs, file, position) => hover(editor, theirs, file, position))
  extend('provideInlayHints', (theirs, file, span, preferences) =>
    inlayHints(editor, theirs, file, span, preferences?.interactiveInlayHints === true),
  )
  extend('getNavigateToItems', (theirs, text, most, file) => navigateTo(editor, theirs, { text, most, file }))
  extend('getNavigationTree', (theirs, file) => outline(editor, theirs, file))
  extend('getApplicableRefactors', (theirs, file, at, _preferences, _reason, kind) =>
    applicableRefactors(editor, theirs, file, at, kind),
  )
  extend('getEditsForRefactor', (theirs, file, _format, at, refactor, action) =>
    editsForRefactor(editor, theirs, file, at, [refactor, action]),
  )
  extend('getCompletionsAtPosition', (theirs, file, position) => completions(editor, theirs, file, position))
  extend('getCompletionEntryDetails', (theirs, file, position, name) =>
    completionDetails(editor, theirs, file, position, name),
  )
  extend('prepareCallHierarchy', (theirs, file, position) => prepareCalls(editor, theirs, file, position))
  extend('provideCallHierarchyIncomingCalls', (theirs, file, at) => incomingCalls(editor, theirs, file, at))
  extend('provideCallHierarchyOutgoingCalls', (theirs, file, at) => outgoingCalls(editor, theirs, file, at))
  extend('getDefinitionAtPosition', (theirs, file, position) => definition(editor, theirs, file, position))
  extend('getDefinitionAndBoundSpan', (theirs, file, position) => definitionAndSpan(editor, theirs, file, position))
  extend('findReferences', (theirs, file, position) => references(editor, theirs, file, position))
  extend('getReferencesAtPosition', (theirs, file, position) => referenceEntries(editor, theirs, file, position))
  extend('getRenameInfo', (theirs, file, position) => renameInfo(editor, theirs, file, position))
  extend('findRenameLocations', (theirs, file, position, ...how) => {
    const ask = (other: string, at: number) => renaming.findRenameLocations(other, at, ...how)
    return renameLocations(editor, theirs, file, position, ask)
  })

  /** Lets us add to what TypeScript answers. Later versions may pass more than we know of: whatever comes is passed on. */
  function extend<K extends Method>(name: K, ours: (theirs: Answer<K>, ...asked: Asked<K>) => Answer<K>): void {
    const theirs = editor.service[name] as unknown as (...asked: Asked<K>) => Answer<K>
    const extended = (...asked: Asked<K>): Answer<K> => {
      const answer = theirs(...asked)
      return guard(editor.ts, log, answer, () => ours(answer, ...asked))
    }
    proxy[name] = extended as unknown as ts.LanguageService[K]
  }
}
