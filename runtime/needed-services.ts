import type { AnyAppOptions } from './application.js'
import { contextMembers, workflowMembers } from './call/context-class.js'
import { emittedContractOf } from './contract-of.js'
import type { EmittedApp } from './contract.js'
import type { AnyFunction } from './functions.js'
import type { Callable } from './call/callable.js'
import type { Wired } from './wired.js'
import { COMPOSED, type Rule } from './rules.js'
import type { WiringPlan } from './plan/wiring-plan.js'

/** The services that an application needs at its start. */
export interface NeededServices {
  /** Those that something reaches. */
  names: Set<string>
  /** All that it defines. */
  known: readonly string[]
  problems: string[]
}

/**
 * What wired functions, rules, middleware and `session` reach. Functions say it in their contracts; for `session` the
 * transformer says it. Where nothing says it, every service is taken to be needed.
 */
export function neededServices(
  plan: Pick<WiringPlan, 'http' | 'workflows'> & Pick<Wired, 'mcp'> & { callables: ReadonlyMap<AnyFunction, Callable> },
  options: AnyAppOptions,
  emitted: EmittedApp | undefined,
  known: readonly string[],
): NeededServices {
  const names = new Set<string>()
  const problems: string[] = []
  for (const name of known)
    if (contextMembers.includes(name) || (plan.workflows.length > 0 && workflowMembers.includes(name)))
      problems.push(`the service '${name}' has the name of something that every context has: call it otherwise`)
  for (const { contract } of plan.callables.values()) {
    for (const name of contract.services) {
      names.add(name)
      if (!known.includes(name))
        problems.push(
          `'${contract.name}' (${contract.file}:${contract.line}) takes the service '${name}', which the application does not define`,
        )
    }
  }
  const take = (some: readonly string[] | undefined): void => {
    for (const name of some ?? known) if (known.includes(name)) names.add(name)
  }
  if (options.session) take(emitted?.session ?? (options.session.length < 2 ? [] : undefined))
  const { tools, resources, prompts } = plan.mcp
  for (const { entry } of [...plan.http, ...tools, ...resources, ...prompts]) {
    if ('use' in entry) for (const middleware of entry.use ?? []) take(servicesOf(middleware))
    if (entry.allow) takeRule(entry.allow, take)
  }
  for (const middleware of options.use ?? []) take(servicesOf(middleware))
  // Steps of a workflow are functions that need not be wired.
  for (const { callable } of plan.workflows) take(callable.contract.workflow?.services)
  return { names, known, problems }
}

function takeRule(rule: Rule, take: (names: readonly string[] | undefined) => void): void {
  const parts = (rule as { [COMPOSED]?: readonly Rule[] })[COMPOSED]
  if (parts) for (const part of parts) takeRule(part, take)
  // A rule of at most one parameter is given no context that it could take services from.
  else take(rule.length < 2 ? [] : servicesOf(rule))
}

function servicesOf(fn: AnyFunction): readonly string[] | undefined {
  return fn.length === 0 ? [] : emittedContractOf(fn)?.services
}
