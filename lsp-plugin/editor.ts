import type ts from 'typescript'
import type { ProjectModel } from '../transformer/model/project.js'
import type { EntryModel, FunctionReference } from '../transformer/model/wiring.js'
import type { ProjectReader } from '../transformer/read/project-reader.js'
import { indexOf, type ProjectIndex } from '../transformer/rules/project-index.js'
import type { LiveProject } from './live-project.js'

/** What the features of the editor are made with. */
export interface Editor {
  readonly ts: typeof ts
  /** TypeScript's own. */
  readonly service: ts.LanguageService
  readonly project: LiveProject
  /** The time. */
  now(): Date
}

/** The project as it is now. */
export interface ProjectView {
  readonly ts: typeof ts
  readonly checker: ts.TypeChecker
  readonly reader: ProjectReader
  readonly model: ProjectModel
  readonly index: ProjectIndex
}

/** One of its files. */
export interface View extends ProjectView {
  readonly file: ts.SourceFile
}

/** Looks at the project; undefined when it does not use the package. */
export function projectView({ ts, service, project }: Editor): ProjectView | undefined {
  const program = service.getProgram()
  if (program === undefined) return undefined
  const { model, reader } = project.readingOf(program)
  if (!reader.reading.solder.present) return undefined
  return { ts, checker: reader.reading.checker, reader, model, index: indexOf(model) }
}

/** Looks at one of its files; undefined when that is none of its own. */
export function viewOf(editor: Editor, fileName: string): View | undefined {
  const file = editor.service.getProgram()?.getSourceFile(fileName)
  const view = file === undefined || file.isDeclarationFile ? undefined : projectView(editor)
  return view && file && { ...view, file }
}

/** The entries whose key, or whose slot's name, is at a position. All functions of a channel share its key. */
export function entriesAt({ file, index }: View, position: number): EntryModel[] {
  const entries = [...index.entries(file.fileName)]
  const slot = entries.filter(({ slotSpan }) => slotSpan?.file === file.fileName && touches(slotSpan, position))
  return slot.length > 0 ? slot : entries.filter(({ span }) => touches(span, position))
}

/** Whether a key is the name of its function as well: `{ createTodo }`. */
export function isNameAlone({ span, target }: EntryModel): boolean {
  return target?.span.file === span.file && target.span.start === span.start
}

/** Whether a position is in a stretch of text, or at one of its ends. */
export function touches({ start, length }: ts.TextSpan, position: number): boolean {
  return position >= start && position <= start + length
}

/** The function whose name stands at a node, when the project wires it or calls it through a context. */
export function functionAt(view: View, node: ts.Node): FunctionReference | undefined {
  const { ts, checker } = view
  if (!ts.isIdentifier(node)) return undefined
  const name = declaredName(view, symbolBehind(ts, checker, node))
  if (name === undefined) return undefined
  const { fileName } = name.getSourceFile()
  const start = name.getStart()
  const found = [...view.index.functions([fileName])].filter(({ declaration }) => declaration.start === start)
  // Of one whose types its uses tell, the use that is looked at.
  const isHere = ({ span }: FunctionReference) => span.file === view.file.fileName && touches(span, node.getStart())
  return found.find(isHere) ?? found[0]
}

function symbolBehind(ts: View['ts'], checker: ts.TypeChecker, node: ts.Identifier): ts.Symbol | undefined {
  const isShorthand = ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node
  const symbol = isShorthand
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node)
  const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0
  return isAlias ? checker.getAliasedSymbol(symbol) : symbol
}

function declaredName({ ts }: View, symbol: ts.Symbol | undefined): ts.Node | undefined {
  const declarations = symbol?.declarations ?? []
  const declaration = declarations.find((each) => 'body' in each && each.body !== undefined) ?? declarations.at(-1)
  return declaration && ts.getNameOfDeclaration(declaration)
}
