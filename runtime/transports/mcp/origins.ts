import { Forbidden } from '../../errors.js'
import { kindOf } from '../../reporter.js'
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

/** What is wrong with the origins that an application allows. */
export function flawOfOrigins(origins: unknown): string | undefined {
  if (origins === undefined) return undefined
  if (!Array.isArray(origins)) return "its option 'mcp.origins' is not a list of origins such as 'https://chat.example'"
  const odd = (origins as unknown[]).find((origin) => typeof origin !== 'string' || !isOrigin(origin))
  if (odd === undefined) return undefined
  const named = typeof odd === 'string' ? `'${odd}'` : kindOf(odd)
  return `its option 'mcp.origins' has ${named}, which no browser sends: an origin is a scheme, a host and a port other than the usual one, as in 'https://chat.example'`
}

/** As a browser writes it; extensions of browsers have schemes of their own. */
function isOrigin(text: string): boolean {
  if (text === '*' || text === 'null') return true
  if (!/^[a-z][a-z\d+.-]*:\/\/[^/?#@*\s]+$/u.test(text) || !URL.canParse(text)) return false
  return !/^https?:/u.test(text) || new URL(text).origin === text
}
