import type ts from 'typescript'
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type ServerCapabilities,
} from 'vscode-languageserver/node'
import { catalogue } from '../../../transformer/rules/index.js'
import { fixNameOf } from '../../code-fixes.js'
import { offsetAt } from '../places.js'
import type { FileView } from '../projects.js'
import { answering, type Session } from '../session.js'
import { fixAll } from '../fix-all.js'
import { workspaceEdit } from '../workspace-edit.js'

/** What an editor asks for when it fixes a file as it is saved. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.solder`

/** What it takes to carry out a refactoring. */
interface RefactorData {
  uri: string
  range: ts.TextRange
  refactor: string
  action: string
}

export function codeActions({ connection, workspace, client }: Session): ServerCapabilities {
  connection.onCodeAction(
    answering((params): CodeAction[] => {
      const view = workspace.view(params.textDocument.uri)
      if (!view) return []
      const { only } = params.context
      // Actions on the whole file are for editors that ask for them.
      if (only?.some((wanted) => isWithin(fixAllKind, wanted))) return fixesOfFile(view)
      return [...quickFixes(view, params), ...refactorings(view, params)].filter(
        ({ kind = '' }) => only?.some((wanted) => isWithin(kind, wanted)) ?? true,
      )
    }),
  )
  const resolves = client.textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true
  connection.onCodeActionResolve((action) => {
    const data = action.data as RefactorData
    const view = workspace.view(data.uri)
    return view ? withEdit(view, action, data) : action
  })
  return {
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, fixAllKind],
      resolveProvider: true,
    },
  }

  function quickFixes(view: FileView, { range, context }: CodeActionParams): CodeAction[] {
    const { answers, file } = view
    const ours = context.diagnostics.filter(({ source }) => source === 'solder')
    const codes = [...new Set(ours.map(({ code }) => Number(code)))]
    if (codes.length === 0) return []
    const [start, end] = [offsetAt(file, range.start), offsetAt(file, range.end)]
    return answers
      .added('getCodeFixesAtPosition', file.fileName, start, end, codes, {}, {})
      .flatMap((fix) => [...fixOf(view, fix, ours), ...allOf(view, fix)])
  }

  function fixOf(
    view: FileView,
    { description, changes, fixName }: ts.CodeFixAction,
    ours: Diagnostic[],
  ): CodeAction[] {
    const edit = workspaceEdit(view, client, changes)
    const rule = catalogue.find(({ name }) => fixNameOf(name) === fixName)
    const diagnostics = ours.filter(({ code }) => code === rule?.code)
    return edit ? [{ title: description, kind: CodeActionKind.QuickFix, diagnostics, edit }] : []
  }

  /** The same fix for the whole file. */
  function allOf(view: FileView, { fixId, fixAllDescription }: ts.CodeFixAction): CodeAction[] {
    if (fixId === undefined || fixAllDescription === undefined) return []
    const scope = { type: 'file' as const, fileName: view.file.fileName }
    const { changes } = view.answers.compared('getCombinedCodeFix', scope, fixId, {}, {}).all
    const edit = workspaceEdit(view, client, changes)
    return edit ? [{ title: fixAllDescription, kind: CodeActionKind.QuickFix, edit }] : []
  }

  function fixesOfFile(view: FileView): CodeAction[] {
    const changes = fixAll(view)
    const edit = changes.length > 0 ? workspaceEdit(view, client, changes) : undefined
    return edit ? [{ title: "Fix all of Solder's problems that need no choice", kind: fixAllKind, edit }] : []
  }

  function refactorings(view: FileView, { textDocument: { uri }, range: asked }: CodeActionParams): CodeAction[] {
    const { answers, file } = view
    const range = { pos: offsetAt(file, asked.start), end: offsetAt(file, asked.end) }
    return answers.added('getApplicableRefactors', file.fileName, range, {}).flatMap(({ name: refactor, actions }) =>
      actions
        .filter(({ notApplicableReason }) => notApplicableReason === undefined)
        .map(({ name: action, description, kind }) => {
          const data: RefactorData = { uri, range, refactor, action }
          const offered: CodeAction = { title: description, kind: kind ?? CodeActionKind.Refactor, data }
          return resolves ? offered : withEdit(view, offered, data)
        }),
    )
  }

  /** The edit of a refactoring is made when it is chosen, by editors that can wait for it. */
  function withEdit(view: FileView, offered: CodeAction, { range, refactor, action }: RefactorData): CodeAction {
    const { answers, file } = view
    const { all } = answers.compared('getEditsForRefactor', file.fileName, {}, range, refactor, action, {})
    const edit = all && workspaceEdit(view, client, all.edits)
    return edit ? { ...offered, edit } : offered
  }
}

/** `refactor.extract` is within `refactor`. */
function isWithin(kind: string, only: string): boolean {
  return kind === only || kind.startsWith(`${only}.`)
}
