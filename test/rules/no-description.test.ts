import { expect } from 'chai'
import { expectMended, expectNone, expectProblems } from './expect-problems.js'

const rule = 'no-description'
const wired = (mcp: string, declarations = 'function createTodo(): string { return "" }') => `
  import { defineWiring } from 'solder'
  ${declarations}
  export const wiring = defineWiring({ mcp: { ${mcp} } })`

describe('the rule no-description', () => {
  it('reports what nothing says anything of', () => {
    expectProblems(wired("tools: { «1|createTodo» }, prompts: { '«2|a»': { run: createTodo } }"), [
      {
        rule,
        at: 1,
        says: "The tool 'createTodo' has no description: a model has nothing but its name to tell when to call it.",
      },
      {
        rule,
        at: 2,
        says: "The prompt 'a' has no description: people have nothing but its name to tell what it is for.",
      },
    ])
  })

  it('describes the function in a comment above its declaration', () => {
    for (const [declaration, mended] of [
      ['function createTodo(): string { return "" }', '  /** Create todo. */\n  function createTodo()'],
      ['export const createTodo = (): string => ""', '  /** Create todo. */\n  export const createTodo ='],
    ] as const) {
      const files = expectMended(wired('tools: { createTodo }', declaration), "Describe 'createTodo' in a comment")
      expect(files['app.ts']).to.include(mended)
    }
    const method = wired(
      'tools: { createTodo: todos.createTodo }',
      'const todos = {\n    createTodo: (): string => "",\n  }',
    )
    expect(expectMended(method, "Describe 'createTodo' in a comment")['app.ts']).to.include(
      '{\n    /** Create todo. */\n    createTodo: ()',
    )
  })

  it("gives the entry a 'description' where there is no place for a comment", () => {
    const tagged = '/** @throws {Error} never */\n  function createTodo(): string { return "" }'
    const title = "Give it a 'description'"
    expect(expectMended(wired('tools: { createTodo }', tagged), title)['app.ts']).to.include(
      "tools: { createTodo: { run: createTodo, description: 'Create todo.' } }",
    )
    expect(expectMended(wired('tools: { add: createTodo }', tagged), title)['app.ts']).to.include(
      "tools: { add: { run: createTodo, description: 'Create todo.' } }",
    )
    expect(
      expectMended(wired('tools: { add: { run: createTodo, readOnly: true } }', tagged), title)['app.ts'],
    ).to.include("{ run: createTodo, description: 'Create todo.', readOnly: true }")
    expectProblems(wired("tools: { '«1|a»': () => '' }"), [{ rule, at: 1, fixes: [] }])
    expectProblems(wired("tools: { «1|a»: { run: createTodo, description: '' } }", tagged), [
      { rule, at: 1, fixes: [] },
    ])
  })

  it('is silent where the function or the entry says something, and about everything else', () => {
    expectNone(wired("tools: { createTodo: { run: createTodo, description: 'Adds a todo.' } }"))
    expectNone(wired('tools: { createTodo }', '/** Adds a todo. */\n  function createTodo(): string { return "" }'))
    expectNone(wired('tools: { createTodo }', '/** Adds a todo. */\n  const createTodo = (): string => ""'))
    expectNone(
      wired('tools: { ...text }', "const text = { a: { run: (): string => '', description: ['a', 'b'].join() } }"),
    )
    expectNone(wired('tools: {} }, cli: { add: createTodo'))
    expectNone(wired("resources: { 'todo://new': createTodo }"))
  })
})
