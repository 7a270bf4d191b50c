import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyFunction, App, Engine } from '../../runtime/index.js'
import { root, tspc } from '../running/repository.js'
import { runNode } from '../running/run-node.js'

/** What the fixture exports. */
export interface SurfacesApp {
  makeApp: (options?: { excess?: 'drop' | 'error' | 'keep' }) => App
  makeJobs: (engine: Engine) => App
  logged: { message: string; [field: string]: unknown }[]
  functions: Record<string, AnyFunction>
}

/** Where the fixture is. */
export const surfaces = join(root, 'fixtures/surfaces-app')

let compiled: Promise<SurfacesApp> | undefined

/** The fixture `surfaces-app`, whose functions are commands, tools, resources and prompts, compiled once by the real tspc. */
export function surfacesApp(): Promise<SurfacesApp> {
  return (compiled ??= compile())
}

async function compile(): Promise<SurfacesApp> {
  const { code, stdout } = await runNode([tspc, '-p', '.'], { cwd: surfaces })
  if (code !== 0) throw new Error(`The fixture does not compile:\n${stdout}`)
  const load = (name: string): Promise<unknown> => import(pathToFileURL(join(surfaces, 'dist', name)).href)
  const { makeApp, makeJobs, logged } = (await load('app.js')) as SurfacesApp
  return { makeApp, makeJobs, logged, functions: (await load('functions.js')) as SurfacesApp['functions'] }
}
