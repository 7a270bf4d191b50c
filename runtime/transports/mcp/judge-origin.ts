import { Forbidden } from '../../errors.js'

/** The machine itself, whose pages are those of its user. */
const local = ['localhost', '127.0.0.1', '[::1]']

/**
 * Refuses pages of other sites. A browser names the site of the page that sends a request; a page whose name was made to lead to
 * this machine (DNS rebinding) is refused with the rest. Other clients name none.
 */
export function judgeOrigin(origin: string | undefined, allowed: readonly string[]): void {
  if (origin === undefined || allowed.includes(origin) || allowed.includes('*')) return
  if (URL.canParse(origin) && local.includes(new URL(origin).hostname)) return
  throw new Forbidden(
    'Pages of this origin may not call: an application allows them with mcp: { origins: [...] } in defineApp.',
  )
}
