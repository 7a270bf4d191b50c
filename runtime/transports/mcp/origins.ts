import { Forbidden } from '../../errors.js'
import type { Answer } from '../http/exchange.js'

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

/** What lets a browser give the answer to a page whose origin may call (https://fetch.spec.whatwg.org/#http-cors-protocol). */
export function corsHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  if (origin === undefined) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'www-authenticate, mcp-protocol-version',
    vary: 'origin',
  }
}

/** The answer to a browser that asks, before it sends a page's request, whether it may. */
export function preflightAnswer({
  origin,
  wanted,
}: {
  origin: string | undefined
  wanted: string | undefined
}): Answer {
  const allowed =
    origin === undefined
      ? {}
      : {
          ...corsHeaders(origin),
          'access-control-allow-methods': 'POST',
          'access-control-allow-headers': wanted ?? 'content-type',
          'access-control-max-age': '600',
        }
  return { status: 204, headers: { allow: 'OPTIONS, POST', ...allowed } }
}
