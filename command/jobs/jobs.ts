import type { Logger } from '../../runtime/index.js'
import { defaultEngine } from '../../runtime/hosts/node/default-engine.js'
import { StartError } from '../../runtime/start-error.js'
import type { Terminal } from '../../transformer/hosts/terminal.js'
import { UserError } from '../../transformer/hosts/user-error.js'
import { nearestName } from '../../transformer/rules/nearest-name.js'
import { aligned } from '../aligned.js'
import { Refusal, type Action } from './action.js'
import { actions } from './actions.js'
import { findApp } from './find-app.js'
import { loadApp } from './load-app.js'

export interface JobsOptions {
  /** What stands after `solder jobs`. */
  readonly words: readonly string[]
  /** The application's compiled module. */
  readonly app: string | undefined
  /** As it was written. */
  readonly most: string | undefined
  readonly json: boolean
}

/** `solder jobs`: looks after the jobs of an application, through its engine alone. Answers the exit code. */
export async function jobs(terminal: Terminal, { words, app, most, json }: JobsOptions): Promise<number> {
  const [name = 'queues', ...names] = words
  const action = actionNamed(name, names)
  const question = { names, most: most === undefined ? undefined : wholeNumber(most) }
  const application = await loadApp(findApp(terminal.folder, app))
  application.defaultEngine = defaultEngine
  try {
    const opened = await application.openJobs(logTo(terminal))
    try {
      const { engine } = opened
      if (!engine.abilities.manyProcesses)
        throw new Refusal(
          `'${application.name}' keeps its jobs in its own process (its engine is ${engine.name}()): no other one sees them.`,
        )
      const answer = await action.run(opened, question)
      if (json) terminal.out(JSON.stringify(answer.json, undefined, 2))
      else for (const line of [...(answer.intro ?? []), ...aligned(answer.rows)]) terminal.out(line)
      return 0
    } finally {
      await opened.close()
    }
  } catch (error) {
    if (error instanceof Refusal) terminal.error(error.message)
    else if (error instanceof StartError)
      terminal.error(`The jobs of '${application.name}' cannot be looked at: ${error.reasons.join('; ')}.`)
    else throw error
    return 1
  }
}

function actionNamed(name: string, names: readonly string[]): Action {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (action === undefined) {
    const nearest = nearestName(name, Object.keys(actions))
    const hint =
      nearest === undefined ? "'solder jobs --help' lists what it does." : `Did you mean 'solder jobs ${nearest}'?`
    throw new UserError(`'solder jobs' does not know '${name}'. ${hint}`)
  }
  const needed = action.usage.filter((each) => !each.endsWith('…'))
  const missing = needed[names.length]
  if (missing !== undefined)
    throw new UserError(
      `'solder jobs ${name}' needs ${/^[aeiou]/.test(missing) ? 'an' : 'a'} ${missing} after it: solder jobs ${usageOf(name, action)}.`,
    )
  if (needed.length === action.usage.length && names.length > needed.length)
    throw new UserError(
      `'solder jobs ${name}' takes no argument '${names[needed.length]}': solder jobs ${usageOf(name, action)}.`,
    )
  return action
}

/** How an action is written. */
export function usageOf(name: string, { usage }: Action): string {
  return [name, ...usage.map((each) => (each.endsWith('…') ? `[${each}]` : `<${each}>`))].join(' ')
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UserError(`'--most' takes a whole number from 1, not '${text}'.`)
  return Number(text)
}

/** What the engine warns of goes where errors do: the result stands alone. */
function logTo(terminal: Terminal): Logger {
  const silent = (): void => undefined
  const write = (first: string | object, message?: string): void => {
    terminal.error(typeof first === 'string' ? first : (message ?? ''))
  }
  return { debug: silent, info: silent, warn: write, error: write }
}
