import { BadRequest } from '../../errors.js'
import type { Exchange } from './exchange.js'
import { requireJson } from './media-type.js'

/** The body, parsed; undefined when the request has none. Throws 415, 413 or 400, in this order. */
export async function readJson(exchange: Exchange, limit: number): Promise<unknown> {
  if (!exchange.hasBody) return undefined
  const contentType = exchange.header('content-type')
  const isEmpty = exchange.header('content-length') === '0'
  // Clients that have nothing to send say so with a length of 0; only one that calls it JSON has made a mistake.
  if (contentType === undefined && isEmpty) return undefined
  requireJson(contentType)
  return parseJson(await exchange.readText(limit))
}

/** Throws 400 when the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // V8 quotes the text in its message; where it broke is enough.
    const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
    throw new BadRequest(
      text === ''
        ? 'The body is empty, which is not JSON.'
        : `The body is not JSON${position === undefined ? '' : `: it breaks at position ${position}`}.`,
    )
  }
}
