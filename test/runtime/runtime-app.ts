import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { App, AnyFunction, Codec, Engine, Excess } from '../../runtime/index.js'
import { root, tspc } from '../running/repository.js'
import { runNode } from '../running/run-node.js'

/** What the fixture exports. */
export interface RuntimeApp {
  makeApp: (engine?: Engine) => App
  makeLean: () => App
  makeClock: () => App
  trail: string[]
  logged: { message: string; [field: string]: unknown }[]
  functions: Record<string, AnyFunction>
  makeInputs: () => App
  makeValues: () => App
  values: Record<string, AnyFunction>
  hostile: { makeHostile: () => App; lieAbout: AnyFunction; logged: RuntimeApp['logged'] }
  excess: {
    makeExcess: (excess?: Excess) => App
    take: AnyFunction
    strictParcel: Codec<unknown>
    keptParcel: Codec<unknown>
    anyParcel: Codec<unknown>
    chosenParcel: Codec<unknown>
  }
}

let compiled: Promise<RuntimeApp> | undefined

/** The fixture `runtime-app`, compiled once by the real tspc and loaded into this process. */
export function runtimeApp(): Promise<RuntimeApp> {
  return (compiled ??= compile())
}

async function compile(): Promise<RuntimeApp> {
  const folder = join(root, 'fixtures/runtime-app')
  const { code, stdout } = await runNode([tspc, '-p', '.'], { cwd: folder })
  if (code !== 0) throw new Error(`The fixture does not compile:\n${stdout}`)
  const load = (name: string): Promise<unknown> => import(pathToFileURL(join(folder, 'dist', name)).href)
  const { makeApp, makeLean, makeClock, logged } = (await load('app.js')) as RuntimeApp
  const { trail } = (await load('services.js')) as RuntimeApp
  const functions = (await load('functions.js')) as Record<string, AnyFunction>
  const excess = (await load('excess.js')) as RuntimeApp['excess']
  const values = (await load('values.js')) as Record<string, AnyFunction>
  const { makeValues } = values as unknown as RuntimeApp
  const hostile = (await load('hostile.js')) as RuntimeApp['hostile']
  const { makeInputs } = (await load('inputs.js')) as RuntimeApp
  return { hostile, makeInputs, excess, makeApp, makeValues, values, makeLean, makeClock, logged, trail, functions }
}

/** Waits until something holds: for what has no event to wait for. It gives up so that a failed test ends. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 15_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for: ${String(holds)}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
