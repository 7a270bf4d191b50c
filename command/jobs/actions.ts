import type { Action } from './action.js'
import { queueActions } from './queue-actions.js'
import { runActions } from './run-actions.js'

/** What `solder jobs` does, by the name that follows it. */
export const actions: Readonly<Record<string, Action>> = { ...queueActions, ...runActions }
