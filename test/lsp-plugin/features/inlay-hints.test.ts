import { expect } from 'chai'
import type ts from 'typescript'
import { editor, MarkedProject } from './marked-project.js'

const functions = `export function get({ id }: { id: string }): string {/*get*/
  return id
}
export const list = (input: { limit?: number }): number => input.limit ?? 1/*list*/
export async function remind(/*remind*/
  input: { id: string },
): Promise<string> { return input.id }
export function everywhere(): void {}/*everywhere*/   
export function unwired(): void {}
`
const app = `import { defineWiring } from 'solder'
import { everywhere, get, list, remind } from './functions.js'
export const wiring = defineWiring({
  http: { 'GET /a/:id': get, 'GET /a': list, 'GET /b': list, 'POST /c': everywhere, 'GET /inline': () => 'inline' },
  channels: { '/live/:room': { open: everywhere, on: { say: everywhere } } },
  rpc: { get, everywhere },
  queues: { reminders: { run: remind, deadLetter: everywhere } },
  cron: { nightly: { schedule: '0 3 * * *', run: everywhere } },
})
`

describe('inlay hints', () => {
  let project: MarkedProject
  const hints = (file: string, span?: ts.TextSpan, interactiveInlayHints = false) =>
    project.in(file, (name) =>
      editor.provideInlayHints(name, span ?? { start: 0, length: functions.length }, { interactiveInlayHints }),
    )

  before(() => {
    project = new MarkedProject({ 'functions.ts': functions, 'app.ts': app })
  })

  it('tell behind the first line of a function where it is wired', () => {
    const shown = hints('functions.ts').map(({ position, text, kind, whitespaceBefore }) => ({
      position,
      text,
      kind,
      whitespaceBefore,
    }))
    const hint = (mark: string, text: string) => ({
      position: project.mark(mark).position,
      text,
      kind: 'Type',
      whitespaceBefore: true,
    })
    expect(shown).to.have.deep.members([
      hint('get', '← GET /a/:id, rpc get'),
      hint('list', '← GET /a, GET /b'),
      hint('remind', '← queue reminders'),
      hint('everywhere', '← POST /c, channel /live/:room open, channel /live/:room say, rpc everywhere, 2 more'),
    ])
  })

  it('are not there outside of what is shown, nor at functions written in a wiring', () => {
    const start = functions.indexOf('export const list')
    expect(hints('functions.ts', { start, length: 20 })).to.deep.equal([])
    expect(hints('functions.ts', { start, length: 80 }).map(({ text }) => text)).to.deep.equal(['← GET /a, GET /b'])
    expect(hints('app.ts')).to.deep.equal([])
  })

  it('lead to the wiring in an editor that can follow them', () => {
    const [first] = hints('functions.ts', { start: 0, length: 60 }, true)
    expect(first?.text).to.equal('')
    expect(
      first?.displayParts?.map(({ text, file, span }) => (file && span ? project.text(file, span) : text)),
    ).to.deep.equal(['← ', 'app.ts: GET /a/:id', ', ', 'app.ts: get'])
  })
})
