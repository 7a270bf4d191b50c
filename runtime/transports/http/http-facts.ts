import type { BaseContext } from '../../context.js'
import type { Exchange } from './exchange.js'

/** What a function may know of the request that it is called by. */
export function httpFacts(exchange: Exchange): NonNullable<BaseContext['http']> {
  return {
    method: exchange.method,
    ip: exchange.ip,
    get url() {
      return exchange.request().url
    },
    get headers() {
      return exchange.request().headers
    },
  }
}
