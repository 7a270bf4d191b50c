import { expect } from 'chai'
import { catalogue } from '../../../transformer/rules/index.js'
import { fixtureProject } from '../../rules/fixture-project.js'
import { editor, MarkedProject } from './marked-project.js'

const source = `import { defineWiring, type Format, type Header } from 'solder'
function get(input: { name?: string; id: number; at: Date; list: { a: string }; key: string & Header<'x-key'> }): number { return input.id }
function join(input: { room: string }): string { return input.room }
function say(input: { text: string }): string { return input.text }
export const wiring = defineWiring({
  http: {
    '/*empty*/': get,
    'GE/*method*/T /list': get,
    'PO/*noPath*/': get,
    'GET /todos/:/*colon*/': get,
    'GET /todos/:na/*begun*/me/x': get,
    'GET /todos//*segment*/': get,
    'GET /todos/:id//*second*/': { run: get, status: 200 },
    'GET /to/*fixed*/dos': get,
    'GET /\\x61/:/*escaped*/': get,
    'PUT /options': { run: get, excess: '/*excess*/drop', /*option*/ },
  },
  channels: { '/live/:/*channel*/': { open: join, on: { say } } },
  cron: {
    purge: { schedule: '/*schedule*/', timezone: '/*timezone*/', run: () => undefined },
    other: { schedule: '0 3 /*begunSchedule*/* * *', timezone: 'Eur/*begunZone*/ope/Berlin', run: () => undefined },
  },
  rpc: { '/*rpc*/': get },
})
export type Mail = string & Format<'/*format*/email'>
// sol/*keyword*/
// solder-ignore-next-line /*rule*/
export const second = defineWiring({ cron: { broken: { schedule: '0 25 * * *', run: () => undefined } } })
export const text = '// solder-ignore-next-line'
`

describe('completions', () => {
  let project: MarkedProject
  const complete = (mark: string) =>
    project.at(mark, (file, position) => editor.getCompletionsAtPosition(file, position, {})?.entries ?? [])
  const names = (mark: string) =>
    [...complete(mark)].sort((a, b) => (a.sortText < b.sortText ? -1 : 1)).map(({ name }) => name)
  /** What the line would be with a completion taken. */
  const taken = (mark: string, name: string) => {
    const { position, file } = project.mark(mark)
    const text = project.files['app.ts'] ?? ''
    const span = complete(mark).find((each) => each.name === name)?.replacementSpan ?? { start: position, length: 0 }
    const after = `${text.slice(0, span.start)}${name}${text.slice(span.start + span.length)}`
    expect(file).to.equal(fixtureProject().path('app.ts'))
    const start = after.lastIndexOf('\n', span.start) + 1
    return after.slice(start, after.indexOf('\n', start)).trim()
  }

  before(() => {
    project = new MarkedProject({ 'app.ts': source }, { typescriptErrors: true })
  })

  it('of methods', () => {
    expect(names('empty')).to.deep.equal(['GET /', 'HEAD /', 'POST /', 'PUT /', 'PATCH /', 'DELETE /', 'OPTIONS /'])
    expect(taken('empty', 'GET /')).to.equal("'GET /': get,")
    expect(taken('noPath', 'POST /')).to.equal("'POST /': get,")
    expect(names('method')).to.include('PATCH')
    expect(taken('method', 'PATCH')).to.equal("'PATCH /list': get,")
  })

  it('of parameters: what a text can give, required ones first', () => {
    for (const mark of ['colon', 'begun', 'segment']) expect(names(mark)).to.deep.equal([':id', ':at', ':name'], mark)
    expect(names('second')).to.deep.equal([':at', ':name'])
    expect(taken('colon', ':id')).to.equal("'GET /todos/:id': get,")
    expect(taken('begun', ':id')).to.equal("'GET /todos/:id/x': get,")
    expect(taken('segment', ':id')).to.equal("'GET /todos/:id': get,")
    expect(taken('second', ':name')).to.equal("'GET /todos/:id/:name': { run: get, status: 200 },")
    expect(names('channel')).to.deep.equal([':room'])
    expect(complete('colon')[0]).to.deep.include({ kind: 'string', labelDetails: { description: 'string' } })
    for (const mark of ['fixed', 'escaped', 'rpc']) expect(names(mark)).to.deep.equal([], mark)
  })

  it('of schedules, in words, and of time zones', () => {
    const daily = complete('schedule').find(({ name }) => name === '0 3 * * *')
    expect(daily?.labelDetails).to.deep.equal({ description: 'At 03:00' })
    expect(taken('begunSchedule', '0 * * * *')).to.match(/^other: \{ schedule: '0 \* \* \* \*', timezone/)
    expect(names('timezone')[0]).to.equal('UTC')
    expect(names('timezone')).to.include.members(['Europe/Berlin', 'America/New_York'])
    expect(taken('begunZone', 'Asia/Tokyo')).to.match(/timezone: 'Asia\/Tokyo', run/)
  })

  it('of formats, options and their values are those of TypeScript', () => {
    expect(names('format')).to.include.members(['email', 'uuid', 'date-time'])
    expect(names('excess')).to.deep.equal(['drop', 'error', 'keep'])
    expect(names('option')).to.include.members(['status', 'bodyLimit', 'allow'])
  })

  it('of what a comment ignores, those first that are broken on the next line', () => {
    expect(names('keyword')).to.deep.equal(['solder-ignore-next-line'])
    expect(taken('keyword', 'solder-ignore-next-line')).to.equal('// solder-ignore-next-line')
    const rules = names('rule')
    expect(rules[0]).to.equal('invalid-cron')
    expect([...rules].sort()).to.deep.equal(catalogue.map(({ name }) => name).sort())
    expect(taken('rule', 'invalid-cron')).to.equal('// solder-ignore-next-line invalid-cron')
  })

  it('say more of one that is looked at', () => {
    const details = project.at('rule', (file, position) =>
      editor.getCompletionEntryDetails(file, position, 'invalid-cron', {}, undefined, {}, undefined),
    )
    expect(details?.documentation?.[0]?.text).to.equal('A cron expression is malformed or never comes')
  })
})
