import { SITE } from '../../contract.js'

/** The arguments of a call of a member of a workflow's context, and the site that the transformer put after them. */
export interface SitedArguments {
  readonly site: string | undefined
  readonly args: readonly unknown[]
}

/** Takes the site from the end of the arguments. */
export function takeSite(args: readonly unknown[]): SitedArguments {
  const last = args[args.length - 1]
  const site = typeof last === 'object' && last !== null ? (last as { [SITE]?: unknown })[SITE] : undefined
  return typeof site === 'string' ? { site, args: args.slice(0, -1) } : { site: undefined, args }
}

/** Gives what a run does its names: the site, and `@2` after it when the run comes there a second time. */
export class SiteNames {
  readonly #counts = new Map<string, number>()

  next(site: string): string {
    const count = (this.#counts.get(site) ?? 0) + 1
    this.#counts.set(site, count)
    return count === 1 ? site : `${site}@${count}`
  }
}
