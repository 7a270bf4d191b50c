import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { root } from '../running/repository.js'
import { runCommand, type Outcome } from '../running/run-node.js'

/** What `npm i` of Solder's own manifest would bring, and what the getting-started page installs beside it. */
function neighbours(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  return [...Object.keys(dependencies), 'typescript', 'ts-patch', '@types/node']
}

/**
 * An empty project outside the repository whose node_modules holds the package as npm would publish it. Everything
 * else is linked from the repository, so that no test needs the network.
 */
export class InstalledPackage {
  readonly folder = mkdtempSync(join(tmpdir(), 'solder-package-'))

  /** The paths that npm would publish. */
  published: string[] = []

  static async create(): Promise<InstalledPackage> {
    const project = new InstalledPackage()
    await project.#unpack()
    for (const name of neighbours()) project.#link(`node_modules/${name}`, join(root, 'node_modules', name))
    for (const [command, path] of [
      ['tspc', 'ts-patch/bin/tspc.js'],
      ['tsc', 'typescript/bin/tsc'],
      ['solder', 'solder/dist/command/bin.js'],
    ] as const)
      project.#link(`node_modules/.bin/${command}`, join('..', path))
    return project
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts)
  }

  write(file: string, content: string | object): void {
    const path = this.path(file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  }

  /** Removes everything but node_modules. */
  clear(): void {
    for (const name of readdirSync(this.folder))
      if (name !== 'node_modules') rmSync(this.path(name), { recursive: true })
  }

  /** Runs a line of shell in the project. */
  shell(line: string, env: Record<string, string> = {}): Promise<Outcome> {
    return runCommand('sh', ['-c', line], { cwd: this.folder, env })
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  async #unpack(): Promise<void> {
    const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', this.folder]
    const { code, stdout, stderr } = await runCommand('npm', pack, { cwd: root })
    if (code !== 0) throw new Error(`npm pack failed:\n${stderr}`)
    // npm 10 and 11 answer with a list, 12 with an object by name.
    const answer = JSON.parse(stdout) as object
    const [packed] = Object.values(answer) as { filename: string; files: { path: string }[] }[]
    if (!packed) throw new Error(`npm pack made nothing:\n${stdout}`)
    this.published = packed.files.map(({ path }) => path)
    mkdirSync(this.path('node_modules/solder'), { recursive: true })
    // npm makes commands executable when it installs them; tar leaves them as they were.
    const unpack = `tar -xzf ${packed.filename} --strip-components=1 -C node_modules/solder`
    const unpacked = await this.shell(`${unpack} && chmod +x node_modules/solder/dist/command/bin.js`)
    if (unpacked.code !== 0) throw new Error(unpacked.stderr)
    rmSync(this.path(packed.filename))
  }

  #link(path: string, target: string): void {
    mkdirSync(dirname(this.path(path)), { recursive: true })
    symlinkSync(target, this.path(path))
  }
}
