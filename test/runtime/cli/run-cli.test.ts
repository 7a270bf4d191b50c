import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect } from 'chai'
import { runNode, type Outcome } from '../../running/run-node.js'
import { surfaces, surfacesApp } from '../surfaces-app.js'

const script = join(surfaces, 'dist/cli.js')

/** What the fixture's services say of themselves. */
const made = /^(?:made|closed) \w+\n/gm

async function run(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Outcome & { services: string[] }> {
  const outcome = await runNode([script, ...args], { cwd: surfaces, env: { DEBUG: '', ...env } })
  const services = (outcome.stderr.match(made) ?? []).map((line) => line.trim())
  return { ...outcome, stderr: outcome.stderr.replace(made, ''), services }
}

describe('a command line', () => {
  before(() => surfacesApp())

  const prints = async (args: string[], stdout: string, env?: Record<string, string>): Promise<void> => {
    const { code, stdout: out, stderr } = await run(args, env)
    expect({ code, stdout: out, stderr }).to.deep.equal({ code: 0, stdout, stderr: '' })
  }
  const fails = async (args: string[], code: 1 | 2, ...lines: string[]): Promise<void> => {
    const { code: ended, stdout, stderr } = await run(args)
    expect({ code: ended, stdout, stderr }).to.deep.equal({
      code,
      stdout: '',
      stderr: lines.map((line) => `${line}\n`).join(''),
    })
  }

  describe('that goes well', () => {
    it('prints the result alone, for people or as one line of JSON', async () => {
      await prints(
        ['todo', 'add', 'buy milk', 'home', 'soon', '--due', '2026-03-01T10:00:00Z'],
        '{\n  "id": "2",\n  "title": "buy milk",\n  "due": "2026-03-01T10:00:00.000Z",\n  "tags": [\n    "home",\n    "soon"\n  ]\n}\n',
      )
      await prints(['todo', 'list', '--json'], '[{"id":"1","title":"buy milk"}]\n')
      await prints(['--json', 'todo', 'list'], '[{"id":"1","title":"buy milk"}]\n')
      await prints(['greet', 'Ann'], 'Hello, Ann!\n')
      await prints(['greet', 'Ann', '--json'], '"Hello, Ann!"\n')
      await prints(['count'], '1\n')
      await prints(['nothing'], '')
    })

    it('writes bytes as they are', async () => {
      const child = spawn(process.execPath, [script, 'picture'], { stdio: ['ignore', 'pipe', 'ignore'] })
      const chunks: Buffer[] = []
      for await (const chunk of child.stdout) chunks.push(chunk as Buffer)
      expect([...Buffer.concat(chunks)]).to.deep.equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3])
    })

    it('makes the services that the command reaches, and no others, and closes them', async () => {
      expect((await run(['count'])).services).to.deep.equal(['made store', 'closed store'])
      expect((await run(['greet', 'Ann'])).services).to.deep.equal([])
      expect((await run(['archived'])).services, 'of a function that it calls').to.deep.equal([
        'made archive',
        'closed archive',
      ])
    })

    it('knows who calls, when the program says so', async () => {
      await prints(['who', 'am', 'i'], 'ann\n', { AS: 'ann' })
      await fails(['who', 'am', 'i'], 1, 'This call requires a session.')
    })
  })

  describe('reads', () => {
    const nested = async (args: string[], input: object): Promise<void> => {
      await prints(['nested', '--json', ...args], `${JSON.stringify(input)}\n`)
    }

    it('options in all their forms', async () => {
      const added = { id: '2', title: 'x', due: '2026-03-01T10:00:00.000Z' }
      for (const due of [
        ['--due', '2026-03-01T10:00:00Z'],
        ['--due=2026-03-01T10:00:00Z'],
        ['-d', '2026-03-01T10:00:00Z'],
        ['-d2026-03-01T10:00:00Z'],
        ['-d=2026-03-01T10:00:00Z'],
      ])
        await prints(['todo', 'add', ...due, 'x', '--json'], `${JSON.stringify(added)}\n`)
      await prints(
        ['todo', 'list', '--sort-by', 'title', '--limit=1', '--show-done', '--json'],
        '[{"id":"1","title":"buy milk"}]\n',
      )
      await prints(
        ['todo', 'list', '--sortBy', 'title', '--no-show-done', '--json'],
        '[{"id":"1","title":"buy milk"}]\n',
      )
      await prints(['todo', 'add', '--json', '--', '--help'], '{"id":"2","title":"--help"}\n')
    })

    it('negative numbers by their place', async () => {
      await fails(['greet', 'Ann', '-1.5'], 2, "[times]: expected integer, got '-1.5'.", "See 'surfaces greet --help'.")
      await nested(['--amounts', '-1', '--amounts', '2.5'], { amounts: [-1, 2.5] })
    })

    it('objects by their parts, as JSON, or both', async () => {
      await nested(['--ship-to.city', 'Bonn', '--ship-to.zip', '53111', '--ship-to.is-gift', 'true'], {
        shipTo: { city: 'Bonn', zip: 53111, isGift: true },
      })
      for (const [flag, isGift] of [
        ['--ship-to.is-gift', true],
        ['--no-ship-to.is-gift', false],
        ['--ship-to.is-gift=false', false],
      ] as const)
        await nested([flag, '--ship-to.city', 'Bonn'], { shipTo: { city: 'Bonn', isGift } })
      await nested(['--ship-to.zip', '1', '--ship-to', '{"city":"Bonn"}'], { shipTo: { city: 'Bonn', zip: 1 } })
      await nested(['--shipTo.isGift', 'false', '--shipTo.city', 'Bonn'], { shipTo: { city: 'Bonn', isGift: false } })
      await nested(['--lines', '{"name":"a"}', '--lines', '{"name":"b","count":2}'], {
        lines: [{ name: 'a' }, { name: 'b', count: 2 }],
      })
      await nested(['--lines', '[{"name":"a"}]'], { lines: [{ name: 'a' }] })
      await nested(['--prices', '[["a",1],["b",2]]'], {
        prices: [
          ['a', 1],
          ['b', 2],
        ],
      })
      await nested(['--large', '12345678901234567890'], { large: '12345678901234567890' })
      await nested(['--meta.a', '1', '--meta.b', 'true'], { meta: { a: '1', b: 'true' } })
    })
  })

  describe('takes', () => {
    const takes = async (args: string[], input: object): Promise<void> => {
      await prints([...args, '--json'], `${JSON.stringify(input)}\n`)
    }

    it('any option where the type has an index signature', async () => {
      await takes(['tag', '--colour', 'red', '--dueAt=5', '-o', 'ann'], { colour: 'red', dueAt: '5', owner: 'ann' })
    })

    it('what any member of a union takes', async () => {
      await takes(['choose', 'a', '--kind', 'count', '--value', '5'], { id: 'a', kind: 'count', value: 5 })
      await takes(['choose', '5', '--kind', 'text', '--value', '5'], { id: '5', kind: 'text', value: '5' })
      const { stdout } = await run(['choose', '--help'])
      expect(stdout).to.include('--kind <count|text>').and.to.include('--value <number|text>')
    })

    it('one text or several, whatever they look like', async () => {
      await takes(['loose', '--names', '5'], { names: '5' })
      await takes(['loose', '--names', '5', '--names', 'true'], { names: ['5', 'true'] })
      await takes(['loose', '--names', '["a"]'], { names: ['a'] })
      await takes(['loose', '--notes.lines', '[x] fix'], { notes: { lines: ['[x] fix'] } })
      await takes(['loose', '--notes.lines', '[1]'], { notes: { lines: ['[1]'] } })
      await takes(['loose', '--notes.lines', '["a","b"]'], { notes: { lines: ['a', 'b'] } })
    })
  })

  describe('that means nothing', () => {
    it('names the option and what it expects', async () => {
      await fails(
        ['todo', 'list', '--limit', 'abc', '--sort-by', 'name'],
        2,
        "--limit: expected integer of at most 100, got 'abc'.",
        "--sort-by: expected 'id' | 'title', got 'name'.",
        "See 'surfaces todo list --help'.",
      )
      await fails(
        ['todo', 'add', '', '--due', 'soon'],
        2,
        "<title>: expected string of at least 1 character, got ''.",
        "--due: expected Date (an RFC 3339 date-time), got 'soon'.",
        "See 'surfaces todo add --help'.",
      )
      await fails(
        ['todo', 'add'],
        2,
        '<title> is missing: expected string of at least 1 character.',
        "See 'surfaces todo add --help'.",
      )
      await fails(
        ['nested', '--ship-to.zip', 'x', '--ship-to.is-gift=maybe', '--lines', '{"count":1}'],
        2,
        '--ship-to.city is missing: expected string.',
        "--ship-to.zip: expected number, got 'x'.",
        "--ship-to.is-gift: expected boolean, got 'maybe'.",
        '--lines, at 0.name: expected string, got nothing.',
        "See 'surfaces nested --help'.",
      )
    })

    it('tells at once whatever is wrong', () =>
      fails(
        ['todo', 'list', '--limt', '5', '--limit', 'abc', 'x', '--no-show-done=x', '--sort-by'],
        2,
        "'todo list' has no option --limt. Did you mean --limit?",
        "'x' is one argument too many.",
        '--no-show-done takes no value.',
        '--sort-by needs a value.',
        "--limit: expected integer of at most 100, got 'abc'.",
        "See 'surfaces todo list --help'.",
      ))

    it('makes no service for it', async () => {
      expect((await run(['todo', 'add'])).services).to.deep.equal([])
    })

    it('says what was probably meant', async () => {
      const see = "See 'surfaces --help'."
      await fails(['cuont'], 2, "'surfaces' has no command 'cuont'. Did you mean 'count'?", see)
      await fails(
        ['todo', 'lst'],
        2,
        "'surfaces' has no command 'todo lst'. Did you mean 'todo list'?",
        "See 'surfaces todo --help'.",
      )
      await fails(['todo'], 2, "'surfaces todo' needs one of: add, list, get.", "See 'surfaces todo --help'.")
      await fails(
        ['todo', 'list', '--limt', '5'],
        2,
        "'todo list' has no option --limt. Did you mean --limit?",
        "See 'surfaces todo list --help'.",
      )
      await fails(['xyz'], 2, "'surfaces' has no command 'xyz'.", see)
      await fails(['--xyz'], 2, "'surfaces' has no option --xyz.", see)
      for (const args of [
        ['help', 'nope'],
        ['nope', '--help'],
        ['--help', 'nope'],
      ])
        await fails(args, 2, "'surfaces' has no command 'nope'.", see)
      await fails(
        ['todo', 'lst', '--help'],
        2,
        "'surfaces' has no command 'todo lst'. Did you mean 'todo list'?",
        "See 'surfaces todo --help'.",
      )
    })

    it('says what is too much, twice, or not enough', async () => {
      const see = "See 'surfaces todo list --help'."
      await fails(['todo', 'list', 'x'], 2, "'x' is one argument too many.", see)
      await fails(
        ['todo', 'list', '--limit', '1', '--limit', '2'],
        2,
        '--limit is given twice, but takes one value.',
        see,
      )
      await fails(['todo', 'list', '--limit'], 2, '--limit needs a value.', see)
      await fails(
        ['todo', 'list', '--limit', '--json'],
        2,
        '--limit needs a value; one that begins with a dash is given as --limit=--json.',
        see,
      )
      await fails(['todo', 'list', '--no-show-done=x'], 2, '--no-show-done takes no value.', see)
      await fails(
        ['todo', 'get', '--id', '5'],
        2,
        "'todo get' takes <id> by its place, not as an option.",
        "See 'surfaces todo get --help'.",
      )
    })

    it('shows the help where nothing was asked for', async () => {
      const { code, stdout, stderr } = await run([])
      expect({ code, stdout }).to.deep.equal({ code: 2, stdout: '' })
      expect(stderr).to.match(/^surfaces 1\.2\.3\n\nUsage: surfaces <command> \[options\]\n\nCommands:\n/)
    })
  })

  describe('that fails', () => {
    it('says why in a sentence, and closes services', async () => {
      await fails(['todo', 'get', '77'], 1, "There is no todo '77'.")
      expect((await run(['todo', 'get', '77'])).services).to.deep.equal(['made store', 'closed store'])
      await fails(['explode', 'in-conflict'], 1, 'Somebody was faster.')
      await fails(['explode', 'secretly'], 1, 'the password is hunter2')
      await fails(['late'], 1, 'waiting', 'aborted', 'The call took longer than 50 ms.')
      await fails(
        ['lie'],
        1,
        "What 'lie' returned is not of its type 'object' at /count: expected number, got string of 4 characters.",
      )
    })

    it('says what is in the log, and why, where the message is empty', () =>
      fails(
        ['complain'],
        1,
        'error: outer: the disk is full',
        'error: bare',
        'warn: same',
        'warn: { left: 3 }',
        'ECONNREFUSED',
      ))

    it('shows where only to who debugs', async () => {
      const { stderr } = await run(['explode', 'secretly'], { DEBUG: '1' })
      expect(stderr).to.match(/^Error: the password is hunter2\n +at explode \(/)
    })
  })

  describe('help', () => {
    it('is about all commands but hidden ones', async () => {
      for (const args of [['--help'], ['-h'], ['help']]) {
        const { code, stdout, stderr } = await run(args)
        expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' })
        expect(stdout).to.include('  todo add <title> [tags...]  Adds a todo.\n')
        expect(stdout).not.to.include('late')
      }
    })

    it('is about commands that begin alike', async () => {
      await prints(
        ['todo', '--help'],
        'Usage: surfaces todo <command> [options]\n\nCommands:\n  todo add <title> [tags...]  Adds a todo.\n' +
          "  todo list                   Lists todos.\n  todo get <id>\n\n'surfaces <command> --help' says more of a command.\n",
      )
    })

    it('is about one, with what its documentation says of each option', async () => {
      const list =
        'Usage: surfaces todo list [options]\n\nLists todos.\n\nOptions:\n' +
        '      --limit <integer>     How many at most. (default: 10)\n' +
        '      --sort-by <id|title>\n' +
        '      --[no-]show-done\n' +
        '      --json                Prints the result as JSON on one line.\n' +
        '  -h, --help                Prints this help.\n'
      for (const args of [
        ['todo', 'list', '--help'],
        ['todo', 'list', '-h'],
        ['help', 'todo', 'list'],
        ['--help', 'todo', 'list'],
        ['todo', 'list', '--limt', 'x', '--help'],
      ])
        await prints(args, list)
      await prints(
        ['todo', 'add', '--help'],
        'Usage: surfaces todo add <title> [tags...] [options]\n\nAdds a todo.\n\nIt is there at once.\n\n' +
          'Arguments:\n  <title>    What is to be done. (required)\n  [tags...]\n\nOptions:\n' +
          '  -d, --due <date-time>  When it has to be done.\n' +
          '      --json             Prints the result as JSON on one line.\n' +
          '  -h, --help             Prints this help.\n',
      )
    })

    it('is about the command that prints scripts for shells', async () => {
      for (const args of [
        ['completion', '--help'],
        ['completion', '-h'],
        ['help', 'completion'],
      ])
        await prints(
          args,
          'Usage: surfaces completion <bash|zsh|fish>\n\nPrints a script that completes commands for bash, zsh or fish.\n\n' +
            "Bash and zsh read it with 'source <(surfaces completion bash)', fish with 'surfaces completion fish | source'.\n",
        )
    })

    it('tells the version', () => prints(['--version'], '1.2.3\n'))
  })

  it('ends a command that is interrupted, in order, with the code that shells expect', async () => {
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      const child = spawn(process.execPath, [script, 'slow'], { stdio: ['ignore', 'pipe', 'pipe'] })
      let [stdout, stderr] = ['', '']
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
      child.stderr.on('data', (chunk: Buffer) => {
        stderr += chunk.toString()
        if (stderr === 'waiting\n') child.kill(signal)
      })
      const ended = await new Promise((resolve) => child.once('close', resolve))
      expect({ ended, stdout, stderr }).to.deep.equal({ ended: code, stdout: '', stderr: 'waiting\naborted\n' })
    }
  })

  it('says why an application has no commands', async () => {
    const of = (wirings: string): Promise<Outcome> =>
      runNode(
        [
          '--input-type=module',
          '-e',
          `import { defineApp, defineWiring } from 'solder'; import { runCli } from 'solder/cli'
           await runCli(defineApp({ name: 'empty', wirings: [${wirings}] }), [])`,
        ],
        { cwd: surfaces },
      )
    expect(await of('')).to.deep.include({
      code: 1,
      stdout: '',
      stderr: "'empty' cannot start: it wires no commands: give a wiring a part cli: { 'todo list': listTodos }.\n",
    })
    expect(await of('defineWiring({ tools: {} })')).to.deep.include({
      code: 1,
      stdout: '',
      stderr:
        "'empty' cannot start: a wiring has no 'tools': there are http, channels, rpc, queues, cron, workflows, mcp and cli.\n",
    })
  })

  it('does not mind a reader that has read enough', async () => {
    const child = spawn('bash', ['-c', `set -o pipefail; "${process.execPath}" "${script}" todo list | true; echo $?`])
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    await new Promise((resolve) => child.once('close', resolve))
    expect(output).to.equal('0\n')
  })
})
