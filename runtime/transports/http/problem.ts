import { InternalFailure } from '../../call/failure.js'
import type { SolderError } from '../../errors.js'
import type { Answer } from './exchange.js'

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

/** The answer of RFC 9457 to a call that failed. */
export function problemAnswer(error: SolderError, headers: Readonly<Record<string, string>> = {}): Answer {
  const status = error.status >= 400 && error.status <= 599 ? error.status : 500
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      // RFC 9110 §15.5.2: a 401 names how to say who one is.
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...headers,
    },
    body: JSON.stringify({
      type: 'about:blank',
      title: titles[status] ?? error.code,
      status,
      code: error.code,
      detail: error.message,
      ...(error instanceof InternalFailure ? { id: error.id } : {}),
      ...(error.errors === undefined ? {} : { errors: error.errors }),
      ...(error.details === undefined ? {} : { details: error.details }),
    }),
  }
}
