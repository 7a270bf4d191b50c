import { authorise } from './authorise.js'
import type { Callable } from './callable.js'
import { encodeAs } from './encode-output.js'

/** The session with which a function is to be called later, as JSON text; null when it requires none. Throws when it is not enough. */
export async function sessionText({ contract }: Callable, session: () => unknown): Promise<string | null> {
  const value = await session()
  authorise(contract, value)
  if (value === undefined || !contract.session) return null
  return encodeAs(contract.session, value, `The session of '${contract.name}'`) ?? null
}
