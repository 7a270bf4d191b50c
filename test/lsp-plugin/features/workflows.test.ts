import { expect } from 'chai'
import { editor, MarkedProject } from './marked-project.js'
import { done, offered } from './refactored.js'

const flows = `import type { Context, WorkflowContext } from 'solder'
/** Charges somebody. */
export function char/*step*/ge(input: { id: string }, _: Context): string { return input.id }/*charge*/
/** Sells something. */
export async function or/*order*/der(input: { id: string }, { step }: WorkflowContext): Promise<string> {/*declared*/
  return await step(charge, input)
}
export async function buy(input: { id: string }, { start }: Context): Promise<string> { return await start(order, input) }
`
const app = `import { defineWiring } from 'solder'
import { buy, order } from './flows.js'
export const wiring = defineWiring({ rpc: { buy }, workflows: { sh/*entry*/op: { run: order, retries: 2 } } })
`

describe('workflows in the editor', () => {
  let project: MarkedProject
  const shown = (mark: string): string[] => {
    const info = project.at(mark, (file, position) => editor.getQuickInfoAtPosition(file, position))
    return [info?.displayParts, info?.documentation].map((parts) => (parts ?? []).map(({ text }) => text).join(''))
  }

  before(() => {
    project = new MarkedProject({ 'flows.ts': flows, 'app.ts': app })
  })

  it('are told in hovers: of the entry, of the function, of a step', () => {
    expect(shown('entry')).to.deep.equal([
      '(workflow) shop',
      'Runs `order`: Sells something.\n\n- Used: started in flows.ts',
    ])
    expect(shown('order')[1]).to.include('- Wired to: `workflow shop`\n- Used: started in flows.ts')
    expect(shown('step')[1]).to.include('Charges somebody.')
  })

  it('are told by inlay hints, workspace symbols and the outline', () => {
    const hints = project.in('flows.ts', (name) =>
      editor.provideInlayHints(name, { start: 0, length: flows.length }, { interactiveInlayHints: false }),
    )
    expect(hints.map(({ text }) => text)).to.deep.equal(['← workflow shop', '← rpc buy'])
    const found = project.in('app.ts', () => editor.getNavigateToItems('shop', undefined, undefined, true))
    expect(found.map(({ name }) => name)).to.deep.equal(['workflow shop'])
    const tree = project.in('app.ts', (name) => editor.getNavigationTree(name))
    expect(JSON.stringify(tree)).to.include('"text":"shop"')
  })

  it('are among who calls a step', () => {
    const [item] = [project.at('step', (file, position) => editor.prepareCallHierarchy(file, position)) ?? []].flat()
    const callers =
      item && project.in('flows.ts', (name) => editor.provideCallHierarchyIncomingCalls(name, item.selectionSpan.start))
    expect(callers?.map(({ from }) => from.name)).to.deep.equal(['order'])
  })

  it('are wired as such, and as nothing else', () => {
    const files = {
      'app.ts':
        "import { defineWiring } from 'solder'\nimport { ping } from './flows.js'\nexport const wiring = defineWiring({ rpc: { ping } })\n",
      'flows.ts': `import type { WorkflowContext } from 'solder'
export const ping = (): number => 1
export async function /*here*/order(input: { id: string }, { sleep }: WorkflowContext): Promise<string> { await sleep(1); return input.id }
`,
    }
    expect(offered(files).filter((title) => title.startsWith('Wire'))).to.deep.equal(["Wire 'order' as a workflow"])
    expect(done(files, "Wire 'order' as a workflow")['app.ts']).to.include('workflows: { order }')
  })
})
