import type ts from 'typescript'
import { touches, viewOf, type Editor } from '../editor.js'
import { namedThingAt, type NamedThing } from './named-thing.js'

/**
 * From a key of a wiring to the function behind it, from a name in it to the property that it stands for, from the name of a topic
 * to its variable; else TypeScript's own answer.
 */
export function definitionAndSpan(
  editor: Editor,
  theirs: ts.DefinitionInfoAndBoundSpan | undefined,
  fileName: string,
  position: number,
): ts.DefinitionInfoAndBoundSpan | undefined {
  const thing = thingAt(editor, fileName, position)
  if (thing === undefined) return theirs
  const { start, length } = thing.span
  return {
    textSpan: { start, length },
    definitions: definitions(editor, thing, theirs?.definitions, fileName, position),
  }
}

/** The same without the span. */
export function definition(
  editor: Editor,
  theirs: readonly ts.DefinitionInfo[] | undefined,
  fileName: string,
  position: number,
): readonly ts.DefinitionInfo[] | undefined {
  const thing = thingAt(editor, fileName, position)
  return thing === undefined ? theirs : definitions(editor, thing, theirs, fileName, position)
}

function thingAt(editor: Editor, fileName: string, position: number): NamedThing | undefined {
  const view = viewOf(editor, fileName)
  const thing = view && namedThingAt(view, position)
  return thing && thing.declarations.length > 0 ? thing : undefined
}

function definitions(
  { ts }: Editor,
  { kind, name, declarations }: NamedThing,
  theirs: readonly ts.DefinitionInfo[] = [],
  fileName: string,
  position: number,
): ts.DefinitionInfo[] {
  const { ScriptElementKind } = ts
  const kinds = {
    parameter: ScriptElementKind.memberVariableElement,
    function: ScriptElementKind.functionElement,
    topic: ScriptElementKind.constElement,
  }
  const ours = declarations.map(({ file, start, length }) => ({
    fileName: file,
    textSpan: { start, length },
    kind: kinds[kind],
    name,
    containerKind: ScriptElementKind.unknown,
    containerName: '',
  }))
  // What TypeScript takes for the definition of a key is the key.
  return [...ours, ...theirs.filter((each) => each.fileName !== fileName || !touches(each.textSpan, position))]
}
