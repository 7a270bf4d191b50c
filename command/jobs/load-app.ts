import { pathToFileURL } from 'node:url'
import type { Application } from '../../runtime/application.js'
import { UserError } from '../../transformer/hosts/user-error.js'

/** The application that a module exports, as its default or under a name. */
export async function loadApp(path: string): Promise<Application> {
  const exported = await load(path)
  // What CommonJS exports is the default of what is imported.
  const values = [exported.default, ...membersOf(exported.default), ...membersOf(exported)]
  const app = values.find(isApplication)
  if (app === undefined)
    throw new UserError(
      `${path} exports no application: it has to export what defineApp makes, at best as its default.`,
    )
  return app
}

function membersOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : []
}

async function load(path: string): Promise<{ default?: unknown }> {
  try {
    return (await import(pathToFileURL(path).href)) as { default?: unknown }
  } catch (error) {
    throw new UserError(`${path} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** By what it can do: an application of another installation of this package is another class. */
function isApplication(value: unknown): value is Application {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Application>).openJobs === 'function'
}
