import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './repository.js'

/** The entry that the documentation asks users for. */
export const pluginEntry = { name: 'solder', transform: 'solder/transformer', transformProgram: true }

/** A project on disk that has Solder installed, as a user has it. */
export class UserProject {
  readonly folder: string

  constructor(files: Record<string, string>, { options = {}, plugins = [pluginEntry] as object[] } = {}) {
    mkdirSync(join(root, '.tmp'), { recursive: true })
    this.folder = mkdtempSync(join(root, '.tmp', 'user-'))
    mkdirSync(join(this.folder, 'node_modules'))
    symlinkSync(root, join(this.folder, 'node_modules', 'solder'), 'junction')
    const compilerOptions = {
      target: 'ES2022',
      module: 'NodeNext',
      strict: true,
      skipLibCheck: true,
      types: [],
      rootDir: 'src',
      outDir: 'dist',
      plugins,
      ...options,
    }
    this.write({
      'package.json': JSON.stringify({ name: 'app', private: true, type: 'module' }),
      'tsconfig.json': JSON.stringify({ compilerOptions, include: ['src'] }),
      ...files,
    })
  }

  /** The absolute path of a file, as TypeScript writes it. */
  path(name: string): string {
    return join(this.folder, name).replaceAll('\\', '/')
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8')
  }

  write(files: Record<string, string>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(this.path(name)), { recursive: true })
      writeFileSync(this.path(name), text)
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
