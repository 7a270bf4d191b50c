import { expectNone, expectProblems } from './expect-problems.js'
import { workflow } from './workflow-source.js'

const rule = 'workflow-state'

describe('the rule workflow-state', () => {
  it('reports variables of a module that code changes, read or written', () => {
    const top = `
      let count = 0
      const cache = new Map<string, string>()
      const totals: Record<string, number> = {}
      const list: string[] = []
      export function remember(input: { id: string }, _: Context): void { cache.set(input.id, ''); count++; list.push('') }`
    const body = `
      «1|count» += 1
      if («2|cache».has('a')) «3|cache».set('a', '')
      «4|totals»['a'] = 1
      delete «5|totals»['a']
      Object.assign(«6|totals», { b: 1 })
      void «7|list».length`
    expectProblems(workflow(body, { top }), [
      {
        rule,
        at: 1,
        says: "'count' is shared by all runs in a process and changes: when 'flow' is replayed, it may hold something else.",
      },
      ...[2, 3, 4, 5, 6, 7].map((at) => ({ rule, at })),
    ])
  })

  it('reports what functions and other files do', () => {
    const sources = {
      'app.ts': workflow('void [«1|next»(), «2|counter»]', { top: "import { next, counter } from './counter.js'" }),
      'counter.ts': 'export let counter = 0\nexport const next = (): number => «9|counter»++',
    }
    const says =
      "'next' uses 'counter', which all runs share and which changes: when 'flow' is replayed, it may hold something else."
    expectProblems(sources, [
      { rule, at: 1, related: [9], says },
      { rule, at: 2 },
    ])
  })

  it('is silent about what stays as it is, and about what belongs to the run', () => {
    const top = `
      let limit: number
      limit = 5
      const names = new Map([['a', 1]])
      names.set('b', 2)
      const order = ['a', 'b'] as const
      let unused = 1
      export function other(_: Context): void { const own = new Map<string, string>(); own.set('a', ''); void own }
      const sorted = (given: readonly string[]): string[] => [...given].sort()`
    const body = `
      let n = 0
      const seen = new Map<string, number>()
      for (const each of order) { n++; seen.set(each, n) }
      void [limit, names.get('a'), order.length, unused, sorted(order), seen]`
    expectNone(workflow(body, { top }))
  })
})
