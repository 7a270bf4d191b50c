import type { Problem } from '../model/problem.js'
import type { AskedContext, ProjectModel } from '../model/project.js'
import type { FunctionReference } from '../model/wiring.js'
import { wireFunction } from './add-entry.js'
import { indexOf } from './project-index.js'
import { problem, say, type RuleImplementation } from './rule.js'

/** A function with a context that nobody can call, as nothing wires, calls or even names it. */
export const unwiredFunction: RuleImplementation = {
  code: 790038,
  name: 'unwired-function',
  severity: 'suggestion',
  title: 'An exported function with a context is wired nowhere',
  messages: {
    unwired: "'{function}' takes a context, but nothing wires, calls or enqueues it.",
    fix: "Wire '{function}' as an RPC method",
    workflow: "Wire '{function}' as a workflow",
  },
  mend: 'Wire the function, call it, or remove it.',
  docs: 'docs/diagnostics/unwired-function.md',
  about: 'functions',
  *find({ project, file }) {
    const index = indexOf(project)
    // Without an app, the functions are for other projects to wire.
    if (index.hasUnknown || index.apps.length === 0) return
    // What is cheap to know goes first: an editor asks of every file.
    for (const reference of project.exportedFunctions(file, (declaration) => index.isWired({ declaration }))) {
      const context = project.contextOf(reference)
      if (context === undefined || project.isNamedElsewhere(reference)) continue
      yield problemOf(project, reference, context)
    }
  },
}

function problemOf(project: ProjectModel, reference: FunctionReference, { kind }: AskedContext): Problem {
  const values = { function: reference.name }
  const transport = kind === 'call' ? 'rpc' : 'workflow'
  const wire = kind === 'channel' ? undefined : wireFunction(project, reference, transport)
  const title = transport === 'rpc' ? 'fix' : 'workflow'
  return problem(unwiredFunction, say(unwiredFunction, 'unwired', values), reference.declaration, {
    unnecessary: true,
    fixes: wire ? [{ title: say(unwiredFunction, title, values), edits: wire() }] : [],
  })
}
