import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, tspc } from '../running/repository.js'
import { runNode, type Outcome } from '../running/run-node.js'

/** The entry that a user's tsconfig.json has. */
export const solderPlugin = { name: 'solder', transform: 'solder/transformer', transformProgram: true }

/** Compiler options of a project; `plugins` are there already. */
export type Options = Readonly<Record<string, unknown>>

const defaults: Options = {
  target: 'ES2022',
  module: 'nodenext',
  strict: true,
  rootDir: 'src',
  outDir: 'out',
  skipLibCheck: true,
  types: [],
  plugins: [solderPlugin],
}

/** The text of a tsconfig.json with the options that all test projects share. */
export function tsconfig(options: Options = {}, more: object = { include: ['src'] }): string {
  return JSON.stringify({ compilerOptions: { ...defaults, ...options }, ...more })
}

/** A project on disk, inside the repository so that it finds `solder` as users do. */
export class TemporaryProject {
  readonly folder: string

  constructor(files: Readonly<Record<string, string>>) {
    const parent = join(root, '.tmp')
    mkdirSync(parent, { recursive: true })
    this.folder = mkdtempSync(join(parent, 'project-'))
    this.write({
      'package.json': JSON.stringify({ private: true, type: 'module' }),
      'tsconfig.json': tsconfig(),
      ...files,
    })
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.folder, name)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text)
    }
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8')
  }

  /** Runs the compiler to its end. */
  compile(...args: string[]): Promise<Outcome> {
    return runNode([tspc, ...args], { cwd: this.folder })
  }

  /** Runs a module in the project's folder, and returns what its default export is, as JSON has it. */
  async evaluate(code: string): Promise<unknown> {
    const script = `const print = (value) => process.stdout.write('\\n' + JSON.stringify(value ?? null));\n${code}`
    const {
      code: exit,
      stdout,
      stderr,
    } = await runNode(['--enable-source-maps', '--input-type=module', '--eval', script], {
      cwd: this.folder,
    })
    if (exit !== 0) throw new Error(stderr)
    return JSON.parse(stdout.slice(stdout.lastIndexOf('\n') + 1))
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
