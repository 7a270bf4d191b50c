import { expect } from 'chai'
import { optionName as optionAtRunTime } from '../../runtime/transports/cli/command-option.js'
import { readCommandPattern } from '../../runtime/transports/cli/command-pattern.js'
import { readUriPattern } from '../../runtime/transports/mcp/uri-pattern.js'
import { optionName } from '../../transformer/model/option-name.js'
import { readCommand } from '../../transformer/rules/command-key.js'
import { readTemplate } from '../../transformer/rules/uri-template.js'

const commands = [
  'list',
  'todo list',
  'todo:list v1.2',
  'add <title>',
  'add <title> [note]',
  'add <title> [note] [tags...]',
  'add <tags...>',
  'add <due-date>',
  'add <größe>',
]
const noCommands = [
  '',
  ' ',
  ' list',
  'list ',
  'todo  list',
  '<title>',
  'add <title> now',
  'add <>',
  'add <title',
  'add title>',
  'add [note] <title>',
  'add [tags...] [note]',
  'add <tags...> <title>',
  'add <title> [title]',
  'add <a b>',
  'add <...tags>',
  'add :title',
  'add {title}',
  'add --loud',
  'ádd',
]
const uris = [
  'todo://list',
  'todo:list',
  'todo-list://{id}',
  'https://example.com/a%20b?c=d#e',
  'todo://{id}',
  'todo://{id}/{part}',
  'todo://{id,part}',
  'todo://{+path}',
  'todo://a{/path*}{?text,tags*}{&more}',
  'todo://a{.format}{#part}',
  'todo://a{;id}',
  'todo://{a.b}-{$c}',
  'todo://größe/{größe}',
]
const noUris = [
  '',
  'todos',
  'todo:',
  '{scheme}://a',
  'todo://{}',
  'todo://{id',
  'todo://id}',
  'todo://{{id}}',
  'todo://{id}{part}',
  'todo://{/id}{part}',
  'todo://{id}/{id}',
  'todo://{id:3}',
  'todo://{!id}',
  'todo://{ id }',
  'todo://a b',
  'todo://{+a}/{+b}',
  'todo://{+a}/{#b}',
  'todo://{+a,b}',
]

describe('keys of MCP and the command line, which the runtime reads for itself', () => {
  const isCommand = (key: string) => [!Array.isArray(readCommand(key)), typeof readCommandPattern(key) !== 'string']
  const isUri = (key: string) => [!Array.isArray(readTemplate(key)), typeof readUriPattern(key) !== 'string']

  it('are commands to both, or to neither', () => {
    for (const key of commands) expect(isCommand(key), key).to.deep.equal([true, true])
    for (const key of noCommands) expect(isCommand(key), key).to.deep.equal([false, false])
  })

  it('have the same words and arguments', () => {
    for (const key of commands) {
      const ours = readCommand(key)
      const theirs = readCommandPattern(key)
      if (Array.isArray(ours) || typeof theirs === 'string') throw new Error(`'${key}' is no command`)
      expect(ours.words).to.deep.equal(theirs.words)
      expect(ours.positionals.map(({ name, isRequired, isVariadic }) => [name, isRequired, isVariadic])).to.deep.equal(
        theirs.positionals.map(({ name, required, variadic }) => [name, required, variadic]),
      )
    }
  })

  it('leave options of the same names', () => {
    for (const name of [
      'due',
      'dueAt',
      'DueAt',
      'dueAT',
      'HTTPServer',
      'a1B',
      'due_at',
      '_a',
      '$a',
      'a-b',
      'größeÄndern',
    ])
      expect(optionName(name), name).to.equal(optionAtRunTime(name))
  })

  it('are URIs to both, or to neither', () => {
    for (const key of uris) expect(isUri(key), key).to.deep.equal([true, true])
    for (const key of noUris) expect(isUri(key), key).to.deep.equal([false, false])
  })

  it('have the same variables', () => {
    for (const key of uris) {
      const ours = readTemplate(key)
      const theirs = readUriPattern(key)
      if (Array.isArray(ours) || typeof theirs === 'string') throw new Error(`'${key}' is no URI`)
      expect(ours.variables.map(({ name }) => name)).to.deep.equal(theirs.variables)
    }
  })
})
