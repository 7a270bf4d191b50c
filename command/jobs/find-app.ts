import { readFileSync, statSync } from 'node:fs'
import { dirname, extname, join, relative, resolve } from 'node:path'
import { projectsNamed } from '../../transformer/hosts/load-projects.js'
import { UserError } from '../../transformer/hosts/user-error.js'

/** A file of the project's sources that holds an application, and the JavaScript that it is compiled to. */
interface Compiled {
  readonly source: string
  readonly output: string
}

/**
 * The compiled module of an application: the one that is named; or that of the one source file of the project that exports what
 * `defineApp` makes; or, where there are no sources, `app.js` at a usual place.
 */
export function findApp(folder: string, named: string | undefined): string {
  if (named !== undefined) return namedApp(folder, named)
  const shown = (path: string): string => `'${relative(folder, path)}'`
  const apps = compiledApps(folder)
  if (apps.length > 1)
    throw new UserError(
      `There are several applications (${apps.map(({ source }) => shown(source)).join(', ')}): ${HINT}`,
    )
  const [app] = apps
  if (app) {
    if (isFile(app.output)) return app.output
    throw new UserError(`${shown(app.source)} is not compiled, as ${shown(app.output)} is not there: run tspc first.`)
  }
  const found = usualPlaces(folder).find(isFile)
  if (found === undefined) throw new UserError(`There is no compiled application in ${folder}: ${HINT}`)
  return found
}

const HINT = "name its module, as in 'solder jobs --app dist/app.js'."

function namedApp(folder: string, named: string): string {
  const path = resolve(folder, named)
  if (/^\.[cm]?tsx?$/.test(extname(path)))
    throw new UserError(`'${named}' is TypeScript: name the JavaScript that it is compiled to.`)
  if (!isFile(path)) throw new UserError(`There is no file '${named}' in ${folder}.`)
  return path
}

/** None where there is no project, or no TypeScript to read it with, as where an application is deployed. */
function compiledApps(folder: string): Compiled[] {
  try {
    return [...projectsNamed(folder, [])].flatMap(({ typescript, project: { parsed } }) =>
      parsed.fileNames.filter(holdsApp).flatMap((source) => {
        const outputs = typescript.getOutputFileNames(parsed, source, !typescript.sys.useCaseSensitiveFileNames)
        const output = outputs.find((path) => /\.[cm]?js$/.test(path))
        return output === undefined ? [] : [{ source, output: resolve(output) }]
      }),
    )
  } catch (error) {
    if (error instanceof UserError) return []
    throw error
  }
}

/** Whether a source file exports an application, as far as its text tells. */
function holdsApp(file: string): boolean {
  if (/\.d\.[cm]?ts$/.test(file)) return false
  const text = readFileSync(file, 'utf8')
  return /\bdefineApp\s*\(/.test(text) && /\bexport\b/.test(text)
}

function usualPlaces(folder: string): string[] {
  const { main } = manifestOf(folder)
  const folders = [...(typeof main === 'string' ? [dirname(main)] : []), 'dist', 'build', 'out', 'lib', '.']
  return folders.map((each) => join(folder, each, 'app.js'))
}

function manifestOf(folder: string): { main?: unknown } {
  const path = join(folder, 'package.json')
  return isFile(path) ? (JSON.parse(readFileSync(path, 'utf8')) as { main?: unknown }) : {}
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
