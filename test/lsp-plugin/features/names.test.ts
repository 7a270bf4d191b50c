import { expect } from 'chai'
import type ts from 'typescript'
import { fixtureProject } from '../../rules/fixture-project.js'
import { editor, MarkedProject } from './marked-project.js'

const todos = `import { defineTopic } from 'solder'
import type { RoomCtx } from './services.js'
export interface ById { /*property*/id: string }
export function /*getTodo*/getTodo({ /*destructured*/id }: ById): string { return id }
export function setDone(input: ById & { done: boolean }): string { return input./*access*/id }
export function other(input: { /*unrelated*/id: string }): string { return input.id }
export function either(input: { kind: 'a'; slug: string } | { kind: 'b'; slug: string }): string { return input./*slug*/slug }
export const /*variable*/said = defineTopic<string>('/*topic*/said')
export function join(input: { /*room*/room: string }, { subscribe }: RoomCtx): Promise<void> { void input.room; return subscribe(said) }
export function say(input: { text: string }, { publish }: RoomCtx): Promise<void> { return publish(said, input.text) }
`
const app = `import { defineWiring } from 'solder'
import { either, getTodo, join, other, say, setDone } from './todos.js'
export const wiring = defineWiring({
  http: {
    'GET /t/*route*/odos/:/*parameter*/id': getTodo,
    'PUT /todos/:id/done': { run: setDone, status: 200 },
    'GET /\\x6f/:id': other,
    'GET /either/:/*slugParameter*/slug': either,
    'GET /none/:/*none*/none': () => '',
  },
  channels: { '/live/*channel*//:/*roomParameter*/room': { open: join, on: { sp/*method*/eak: say }, close: join } },
  rpc: { /*shorthand*/getTodo, re/*key*/name: getTodo },
})
`

let project: MarkedProject
const places = (found: readonly ts.DocumentSpan[] | undefined) =>
  (found ?? []).map(({ fileName, textSpan }) => `${project.text(fileName, textSpan)}@${textSpan.start}`)
const names = (found: readonly ts.DocumentSpan[] | undefined) =>
  (found ?? []).map(({ fileName, textSpan }) => project.text(fileName, textSpan))
/** The place of a mark, written as above. */
const at = (mark: string, text: string) => {
  const { file, position } = project.mark(mark)
  return `${project.text(file, { start: position, length: text.length })}@${position}`
}

function useProject(): void {
  project = new MarkedProject({ 'todos.ts': todos, 'app.ts': app })
}

describe('definitions', () => {
  before(useProject)

  const definition = (mark: string) =>
    project.at(mark, (file, position) => editor.getDefinitionAndBoundSpan(file, position))
  const definitions = (mark: string) => places(definition(mark)?.definitions)

  it('lead from a parameter to the property that it stands for', () => {
    expect(definitions('parameter')).to.deep.equal([at('property', 'id')])
    const span = definition('parameter')?.textSpan
    expect(span && project.text(project.mark('parameter').file, span)).to.equal('app.ts: id')
    expect(names(definition('slugParameter')?.definitions)).to.deep.equal(['todos.ts: slug', 'todos.ts: slug'])
    expect(definitions('roomParameter')).to.deep.equal([at('room', 'room')])
  })

  it('lead from a key to its functions', () => {
    expect(definitions('route')).to.deep.equal([at('getTodo', 'getTodo')])
    expect(names(definition('channel')?.definitions)).to.deep.equal(['todos.ts: join', 'todos.ts: say'])
    expect(names(definition('method')?.definitions)).to.deep.equal(['todos.ts: say'])
    expect(definitions('key')).to.deep.equal([at('getTodo', 'getTodo')])
    expect(
      project.at('route', (file, position) => places(editor.getDefinitionAtPosition(file, position))),
    ).to.deep.equal([at('getTodo', 'getTodo')])
  })

  it('lead from the name of a topic to its variable', () => {
    expect(definitions('topic')).to.deep.equal([at('variable', 'said')])
  })

  it('are those of TypeScript everywhere else', () => {
    for (const mark of ['shorthand', 'access', 'variable']) {
      project.at(mark, (file, position) => {
        expect(definition(mark)).to.deep.equal(fixtureProject().service.getDefinitionAndBoundSpan(file, position))
      })
    }
  })
})

describe('references', () => {
  before(useProject)

  const references = (mark: string) =>
    project.at(mark, (file, position) => {
      const symbols = editor.findReferences(file, position)
      const found = places(symbols?.flatMap((symbol) => symbol.references)).sort()
      expect(places(editor.getReferencesAtPosition(file, position)).sort()).to.deep.equal(found)
      return found
    })

  it('hold a property and the parameters that stand for it, from either end', () => {
    const expected = references('property')
    expect(expected.filter((place) => place.startsWith('app.ts: id@'))).to.have.length(2)
    expect(expected).to.include.members([at('parameter', 'id'), at('property', 'id'), at('access', 'id')])
    expect(expected).not.to.include(at('unrelated', 'id'))
    expect(references('parameter')).to.deep.equal(expected)
    expect(references('access')).to.deep.equal(expected)
    expect(references('destructured')).to.include.members([at('parameter', 'id'), at('property', 'id')])
    expect(references('slug')).to.deep.equal(references('slugParameter'))
    expect(references('slug')).to.have.length(4)
  })

  it('of a key are those of its function, and the key', () => {
    const uses = references('getTodo')
    expect(references('key')).to.deep.equal([...uses, `app.ts: rename@${project.mark('key').position - 2}`].sort())
  })

  it('of a topic are those of its variable', () => {
    expect(references('topic')).to.include.members(references('variable'))
  })
})

describe('renaming', () => {
  before(useProject)

  const rename = (mark: string) =>
    project.at(mark, (file, position) => places(editor.findRenameLocations(file, position, false, false, {}))).sort()
  const info = (mark: string) => project.at(mark, (file, position) => editor.getRenameInfo(file, position, {}))

  it('changes a property with the parameters that stand for it, from either end', () => {
    const expected = rename('property')
    expect(expected.filter((place) => place.startsWith('app.ts: id@'))).to.have.length(2)
    expect(expected).to.include.members([at('parameter', 'id'), at('property', 'id'), at('access', 'id')])
    expect(expected).not.to.include(at('unrelated', 'id'))
    expect(rename('parameter')).to.deep.equal(expected)
    expect(rename('roomParameter')).to.deep.equal(rename('room'))
    expect(rename('roomParameter')).to.have.length(3)
    expect(info('parameter')).to.include({ canRename: true, displayName: 'id', kind: 'property' })
  })

  it('leaves a project in which nothing is wrong', () => {
    for (const mark of ['property', 'parameter', 'access', 'slugParameter', 'room', 'topic']) {
      const { file, position } = project.mark(mark)
      const options = { providePrefixAndSuffixTextForRename: true }
      const files = { ...project.files }
      const found = editor.findRenameLocations(file, position, false, false, options) ?? []
      expect(found.length).to.be.greaterThan(mark === 'topic' ? 0 : 2)
      for (const name of Object.keys(files)) {
        const inFile = found.filter(({ fileName }) => fileName === fixtureProject().path(name))
        for (const { textSpan, prefixText = '', suffixText = '' } of inFile.sort(
          (a, b) => b.textSpan.start - a.textSpan.start,
        )) {
          const text = files[name] ?? ''
          files[name] =
            `${text.slice(0, textSpan.start)}${prefixText}renamed${suffixText}${text.slice(textSpan.start + textSpan.length)}`
        }
      }
      const renamed = new MarkedProject(files)
      expect(renamed.in('app.ts', (path) => editor.getSemanticDiagnostics(path)).map(({ code }) => code)).to.deep.equal(
        [790004],
        'only the parameter that stood for nothing before',
      )
      useProject()
    }
  })

  it('changes the text of a topic alone', () => {
    expect(rename('topic')).to.deep.equal([at('topic', 'said')])
    expect(info('topic')).to.include({ canRename: true, displayName: 'said' })
  })

  it('is that of TypeScript everywhere else', () => {
    for (const mark of ['route', 'key', 'none', 'variable']) {
      const own = fixtureProject().service
      project.at(mark, (file, position) => {
        expect(info(mark)).to.deep.equal(own.getRenameInfo(file, position, {}))
        expect(rename(mark)).to.deep.equal(places(own.findRenameLocations(file, position, false, false, {})).sort())
      })
    }
  })
})

const rooms = `import { defineWiring } from 'solder'
import type { RoomCtx } from './services.js'
export const enter = (c: RoomCtx): string | undefined => c.channel.params./*dotted*/room
export const say = (input: { text: string }, { channel }: RoomCtx): string | undefined => input.text + channel.params['/*quoted*/room']
export function leave({ channel: { params: { /*taken*/room } } }: RoomCtx): string | undefined { return room }
export const shared = (c: RoomCtx): string => { const { params } = c.channel; const { /*apart*/room: name } = params; return name ?? '' }
export const other = (c: RoomCtx, own: { params: { room: string } } = { params: { room: '' } }): string => own.params.room + c.channel.params['id']
export const open = (input: { /*input*/hall: string }, c: RoomCtx): string => input.hall + c.channel.params./*hall*/hall
export const wiring = defineWiring({
  channels: {
    '/live/:/*key*/room': { open: enter, on: { say, shared, other }, close: leave },
    '/more/:/*second*/room': { on: { shared } },
    '/none/:/*unread*/room': { on: { other } },
    '/halls/:/*hallKey*/hall': { open },
  },
})
`

describe('a parameter of a channel that functions read from it', () => {
  before(() => {
    project = new MarkedProject({ 'rooms.ts': rooms })
  })

  const marks = ['key', 'second', 'dotted', 'quoted', 'taken', 'apart']
  const renamed = (mark: string) =>
    project.at(mark, (file, position) => {
      const options = { providePrefixAndSuffixTextForRename: true }
      return editor.findRenameLocations(file, position, false, false, options) ?? []
    })

  it('is renamed with it, in all channels whose functions read the same', () => {
    const expected = marks.map((mark) => at(mark, 'room')).sort()
    expect(places(renamed('key')).sort()).to.deep.equal(expected)
    expect(places(renamed('second')).sort()).to.deep.equal(expected)
    const suffixes = renamed('key').filter(({ suffixText }) => suffixText !== undefined)
    expect(suffixes.map(({ suffixText }) => suffixText)).to.deep.equal([': room'])
    expect(places(suffixes)).to.deep.equal([at('taken', 'room')])
    const info = project.at('key', (file, position) => editor.getRenameInfo(file, position, {}))
    expect(info).to.include({ canRename: true, displayName: 'room' })
  })

  it('is renamed with the property of an input, from either end', () => {
    const found = places(renamed('hallKey')).sort()
    expect(found).to.include.members(['hallKey', 'hall', 'input'].map((mark) => at(mark, 'hall')))
    expect(found).to.have.length(4)
    expect(places(renamed('input')).sort()).to.deep.equal(found)
  })

  it('has the places among its references', () => {
    const references = (mark: string) =>
      project.at(mark, (file, position) => places(editor.getReferencesAtPosition(file, position)).sort())
    expect(references('key')).to.deep.equal(marks.map((mark) => at(mark, 'room')).sort())
    expect(references('hallKey')).to.deep.equal(places(renamed('hallKey')).sort())
    expect(references('input')).to.deep.equal(references('hallKey'))
  })

  it('is left alone where nothing reads it', () => {
    const own = fixtureProject().service
    project.at('unread', (file, position) => {
      expect(places(renamed('unread'))).to.deep.equal(
        places(own.findRenameLocations(file, position, false, false, {}) ?? []),
      )
    })
  })
})
