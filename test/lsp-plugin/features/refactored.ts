import { expect } from 'chai'
import type ts from 'typescript'
import { fixtureProject, type Files } from '../../rules/fixture-project.js'
import { editor, MarkedProject } from './marked-project.js'

/** What can be done at the mark, by title. */
export function offered(sources: Files, kind?: string): string[] {
  const project = new MarkedProject(sources)
  return project.at('here', (file, position) =>
    editor
      .getApplicableRefactors(file, position, {}, 'invoked', kind)
      .filter(({ name }) => name === 'solder')
      .flatMap(({ actions }) => actions.map(({ description }) => description)),
  )
}

/** Does it, expects that nothing is wrong then but for these problems, and answers the files. */
export function done(sources: Files, title: string, left: readonly number[] = []): Files {
  const project = new MarkedProject(sources)
  const { file, position } = project.mark('here')
  const action = editor
    .getApplicableRefactors(file, position, {}, 'invoked')
    .filter(({ name }) => name === 'solder')
    .flatMap(({ actions }) => actions)
    .find(({ description }) => description === title)
  const { edits } = project.at('here', () =>
    editor.getEditsForRefactor(file, {}, position, 'solder', action?.name ?? '', {}),
  ) ?? { edits: [] }
  expect(edits, `edits of '${title}'`).not.to.deep.equal([])
  const files = Object.fromEntries(
    Object.entries(project.files).map(([name, text]) => {
      const changes = edits.find(({ fileName }) => fileName === fixtureProject().path(name))?.textChanges ?? []
      return [name, edited(text, changes)]
    }),
  )
  const after = new MarkedProject(files)
  const codes = Object.keys(sources).flatMap((name) =>
    after.in(name, (path) => editor.getSemanticDiagnostics(path)).map(({ code }) => code),
  )
  expect(codes, `problems after '${title}'`).to.deep.equal(left)
  return files
}

/** Exactly as an editor makes the changes. */
function edited(text: string, changes: readonly ts.TextChange[]): string {
  return changes
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce(
      (before, { span: { start, length }, newText }) => before.slice(0, start) + newText + before.slice(start + length),
      text,
    )
}
