import { existsSync, readdirSync } from 'node:fs'
import { tspc } from '../running/repository.js'
import { runNode, type Outcome } from '../running/run-node.js'
import { UserProject } from '../running/user-project.js'

const admin = (route: string) => `import { defineWiring } from 'solder'
import type { Found } from './found.js'

export const admin = defineWiring({
  http: { '${route}': (): Found => ({ id: '' }) },
})
`

const found = (member: string) => `export interface Found {
  id: string
  ${member}
}
`

const files = {
  'src/app.ts': `import { defineApp, defineWiring } from 'solder'
import { admin } from './admin.js'

export const todos = defineWiring({
  http: { 'GET /todos': (): string[] => [] },
})

export default defineApp({ name: 'todos', wirings: [todos, admin] })
`,
  'src/admin.ts': admin('GET /todos'),
  'src/found.ts': found('extra?: number'),
}

/** A project in which one file wires a route that another one has; each state changes one file, and never `app.ts`. */
export class ProjectWithMistake extends UserProject {
  readonly #args: readonly string[]

  constructor(options: object, args: readonly string[] = ['-p', '.']) {
    super(files, { options })
    this.#args = args
  }

  /** Wires the route a second time: a mistake in two files. */
  repeatRoute(): void {
    this.write({ 'src/admin.ts': admin('GET /todos') })
  }

  /** Takes the mistakes out. */
  mend(): void {
    this.write({ 'src/admin.ts': admin('GET /admin/todos'), 'src/found.ts': found('extra?: number') })
  }

  /** Makes an output that cannot cross the wire: a mistake in a file that wires nothing. */
  breakType(): void {
    this.write({ 'src/found.ts': found('extra?: () => void') })
  }

  /** Runs the real tspc. */
  build(): Promise<Outcome> {
    return runNode([tspc, ...this.#args], { cwd: this.folder })
  }

  /** The JavaScript that was emitted. */
  emitted(): string[] {
    const folder = this.path('dist')
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.js')) : []
  }
}
