import { nearestName } from '../../transformer/rules/nearest-name.js'
import { Refusal } from './action.js'

/** Refuses a name that nothing has: it is probably misspelt. */
export function mustBeKnown(what: 'queue' | 'workflow', name: string, known: readonly string[]): void {
  if (known.includes(name)) return
  const nearest = nearestName(name, known)
  const hint = nearest !== undefined ? `Did you mean '${nearest}'?` : `There are: ${known.join(', ') || 'none'}.`
  throw new Refusal(`There is no ${what} '${name}'. ${hint}`)
}
