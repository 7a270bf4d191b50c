import { expect } from 'chai'
import { defineApp, defineWiring, StartError, type AnyFunction, type Wiring } from '../../runtime/index.js'
import { entryOptions } from '../../runtime/plan/entry-options.js'
import { entryOptions as compiled } from '../../transformer/rules/entry-options.js'
import { handmade } from './handmade.js'
import { surfacesApp } from './surfaces-app.js'

describe('runtime: what a wiring may say', () => {
  let functions: Record<string, AnyFunction>
  before(async () => {
    ;({ functions } = await surfacesApp())
  })
  const fn = (name: string): AnyFunction => functions[name] as AnyFunction

  const reasons = async (...wirings: Wiring[]): Promise<readonly string[]> => {
    const app = defineApp({ name: 'test', wirings: wirings.map((wiring) => defineWiring(wiring)) })
    const error: unknown = await app.start().then(
      () => app.stop(),
      (thrown: unknown) => thrown,
    )
    if (error === undefined) return []
    expect(error).to.be.instanceOf(StartError)
    // None of these applications defines services.
    return (error as StartError).reasons.filter((reason) => !reason.includes('takes the service'))
  }

  it('is the same for the compiler', () => {
    expect(entryOptions).to.deep.equal(compiled)
  })

  it('is looked at in MCP', async () => {
    const greet = fn('greet')
    expect(
      await reasons(
        {
          mcp: {
            tools: {
              'two words': greet,
              greet,
              odd: { run: greet, readonly: true, timeout: 0, excess: 'maybe' } as never,
              list: handmade('list', { parameters: ['input'], input: { name: 'string[]' } as never }),
              nothing: undefined as never,
            },
            resources: {
              nowhere: greet,
              'hi://{name}/{other}': greet,
              'hi://{name}': { run: greet, mime: 'x' } as never,
              'hi://{times}': greet,
            },
            prompts: { greet: { run: greet, timeout: 1.5 } },
            samplings: {},
          } as never,
        },
        { mcp: { tools: { greet }, prompts: { greet } } },
      ),
    ).to.deep.equal([
      "the MCP tool 'two words' has a name that is not 1 to 128 letters of A-Z, a-z, 0-9, '_', '-' and '.'",
      "the MCP tool 'odd' has an option 'readonly', which does not exist",
      "the MCP tool 'odd' has an option 'excess' that is none of 'drop', 'error' and 'keep'",
      "the MCP tool 'odd' has timeout: 0, which has to be a whole number from 1",
      "the MCP tool 'list' calls 'list', whose input 'string[]' is not an object",
      "what is wired at the MCP tool 'nothing' is not a function",
      "the MCP resource 'nowhere' is no URI and no template of one: a URI begins with its scheme: todo://list",
      "the MCP resource 'hi://{name}/{other}' has the variable 'other', which the input of its function does not have",
      "the MCP resource 'hi://{name}' has an option 'mime', which does not exist",
      "the MCP resource 'hi://{times}' matches the same requests as the MCP resource 'hi://{name}'",
      "the MCP prompt 'greet' has timeout: 1.5, which has to be a whole number from 1",
      "'mcp' has no 'samplings': there are tools, resources and prompts",
      "the MCP tool 'greet' is wired twice",
      "the MCP prompt 'greet' is wired twice",
    ])
  })

  it('is looked at in commands', async () => {
    const greet = fn('greet')
    const listTodos = fn('listTodos')
    const help = fn('strict')
    expect(
      await reasons(
        {
          cli: {
            '<name>': greet,
            'a  b': greet,
            'a <name> b': greet,
            'b [times] <name>': greet,
            'c <name...> [times]': greet,
            'd <name> <name>': greet,
            'e $x': greet,
            'f <other>': greet,
            'g <name...>': greet,
            'h [name]': greet,
            'i <name>': { run: greet, alias: { times: 'tt', nobody: 'x' } },
            'j <name>': { run: greet, alias: { times: 'h' } },
            'k <name>': { run: greet, hide: true } as never,
            'l <name>': greet,
            n: fn('clash'),
            'o <name>': { run: greet, alias: { name: 'n' } },
            p: { run: fn('label'), alias: { anything: 'a' } },
            m: handmade('m', { parameters: ['input'], input: { name: 'Date' } as never }),
          },
        },
        { cli: { 'l <name> [times]': greet, list: listTodos, help } },
      ),
    ).to.deep.equal([
      "the command '<name>' is not 'todo add <title> [note]': it begins with a word",
      "the command 'a  b' is not 'todo add <title> [note]': there is one space between its parts",
      "the command 'a <name> b' is not 'todo add <title> [note]': the word 'b' stands after an argument",
      "the command 'b [times] <name>' is not 'todo add <title> [note]': <name> stands after an argument that may be left out",
      "the command 'c <name...> [times]' is not 'todo add <title> [note]': only its last argument may take all that is left",
      "the command 'd <name> <name>' is not 'todo add <title> [note]': it has 'name' twice",
      "the command 'e $x' is not 'todo add <title> [note]': '$x' is neither a word nor <name> or [name]",
      "the command 'f <other>' has the argument 'other', which the input of 'greet' does not have",
      "the command 'g <name...>' gives 'name' all that is left, but it is not an array of single values",
      "the command 'h [name]' lets 'name' be left out, which 'greet' cannot do without",
      "the command 'i <name>' has the alias 'tt', which is not one letter",
      "the command 'i <name>' has an alias for 'nobody', which the input of 'greet' does not have",
      "the command 'j <name>' has the alias 'h' twice, or it is 'h', as in help",
      "the command 'k <name>' has an option 'hide', which does not exist",
      "the command 'n' makes 'help' the option --help, which every command has: give it by its place",
      "the command 'n' makes 'dueAt' and 'due_at' the option --due-at: give one by its place",
      "the command 'n' makes 'noCache' the option --no-cache, which says no to 'cache': give one by its place",
      "the command 'o <name>' has an alias for 'name', which is given by its place and so is no option",
      "the command 'm' calls 'm', whose input 'Date' is not an object",
      "the command 'l' is wired twice",
    ])
  })

  it('is told of origins that no browser sends', async () => {
    const problem = async (...origins: unknown[]): Promise<unknown> => {
      const app = defineApp({ name: 'test', wirings: [], mcp: { origins: origins as string[] } })
      const failure = await app.start().then(
        () => undefined,
        (error: unknown) => error,
      )
      await app.stop()
      return failure instanceof Error ? failure.message : undefined
    }
    for (const odd of [
      'https://chat.example/',
      'chat.example',
      'https://Chat.example',
      'https://a.example:443',
      'https://*.example',
      5,
    ])
      expect(await problem('https://chat.example', odd)).to.equal(
        `'test' cannot start: its option 'mcp.origins' has ${typeof odd === 'string' ? `'${odd}'` : 'number'}, which no browser sends: ` +
          "an origin is a scheme, a host and a port other than the usual one, as in 'https://chat.example'.",
      )
    for (const good of ['*', 'http://localhost:3000', 'chrome-extension://abcdef', 'null'])
      expect(await problem(good)).to.equal(undefined)
  })

  it('leaves its path to MCP', async () => {
    const { nothing, greet } = { nothing: fn('nothing'), greet: fn('greet') }
    expect(await reasons({ http: { 'POST /mcp': nothing }, mcp: { tools: { greet } } })).to.deep.equal([
      "'POST /mcp' is where Solder answers clients of MCP: wire it to another path",
    ])
    expect(await reasons({ http: { 'GET /mcp': nothing }, mcp: { tools: { greet } } })).to.deep.equal([])
    expect(await reasons({ http: { 'POST /mcp': nothing } })).to.deep.equal([])
  })

  it('names the parts that there are', async () => {
    expect(await reasons({ tools: {} } as never)).to.deep.equal([
      "a wiring has no 'tools': there are http, channels, rpc, queues, cron, workflows, mcp and cli",
    ])
  })
})
