import type { BaseContext } from './context.js'

/**
 * Runs around a call whose input and session have been found good: `(context, next) => next()`. It may do something
 * before and after, and throw; what it returns is the call's result, so it passes on what `next()` resolves to.
 */
export type Middleware<Services extends object = object> = (
  context: Services & BaseContext,
  next: () => Promise<unknown>,
) => unknown
