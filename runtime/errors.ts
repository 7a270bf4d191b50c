import type { Issue } from './contract.js'

/** What may go with an error's message. */
export interface ErrorOptions {
  /** Data for the caller, sent along with the message. It must be JSON. */
  details?: unknown
  /** For the log; never sent. */
  cause?: unknown
}

/**
 * An error that the caller may see: its message, code and details are sent on whatever transport the call came in by,
 * as that transport says such things. Any other error is answered as an internal one, without its message.
 */
export class SolderError extends Error {
  /** The HTTP status. */
  readonly status: number
  /** Names the kind of error on every transport: `NotFound`. */
  readonly code: string
  /** Data for the caller. */
  readonly details?: unknown
  /** Where and how an input does not fit its type. */
  readonly errors?: readonly Issue[]

  constructor(
    status: number,
    code: string,
    message: string,
    options: ErrorOptions & { errors?: readonly Issue[] | undefined } = {},
  ) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.status = status
    this.code = code
    if (options.details !== undefined) this.details = options.details
    if (options.errors !== undefined) this.errors = options.errors
  }

  override get name(): string {
    return this.code
  }
}

/** 400: the request cannot be understood. */
export class BadRequest extends SolderError {
  constructor(message = 'The request cannot be understood.', options?: ErrorOptions) {
    super(400, 'BadRequest', message, options)
  }
}

/** 401: the caller has to say who they are. */
export class Unauthorized extends SolderError {
  constructor(message = 'This call requires a session.', options?: ErrorOptions) {
    super(401, 'Unauthorized', message, options)
  }
}

/** 403: the caller may not do this. */
export class Forbidden extends SolderError {
  constructor(message = 'This session may not make this call.', options?: ErrorOptions) {
    super(403, 'Forbidden', message, options)
  }
}

/** 404: there is no such thing. */
export class NotFound extends SolderError {
  constructor(message = 'There is no such thing.', options?: ErrorOptions) {
    super(404, 'NotFound', message, options)
  }
}

/** 405: the thing exists, but not with this method. */
export class MethodNotAllowed extends SolderError {
  constructor(message = 'This method is not allowed here.', options?: ErrorOptions) {
    super(405, 'MethodNotAllowed', message, options)
  }
}

/** 409: the call contradicts what is already there. */
export class Conflict extends SolderError {
  constructor(message = 'This contradicts what is already there.', options?: ErrorOptions) {
    super(409, 'Conflict', message, options)
  }
}

/** 410: it was there once and will not come back. */
export class Gone extends SolderError {
  constructor(message = 'This is gone for good.', options?: ErrorOptions) {
    super(410, 'Gone', message, options)
  }
}

/** 413: the request is larger than is accepted. */
export class PayloadTooLarge extends SolderError {
  constructor(message = 'The request is larger than is accepted.', options?: ErrorOptions) {
    super(413, 'PayloadTooLarge', message, options)
  }
}

/** 415: the body's content type is not one that is understood. */
export class UnsupportedMediaType extends SolderError {
  constructor(message = 'The content type is not supported.', options?: ErrorOptions) {
    super(415, 'UnsupportedMediaType', message, options)
  }
}

/** 422: the input is well-formed, but does not fit. */
export class Unprocessable extends SolderError {
  constructor(
    message = 'The input does not fit its type.',
    options?: ErrorOptions & { errors?: readonly Issue[] | undefined },
  ) {
    super(422, 'Unprocessable', message, options)
  }
}

/** 429: the caller has to slow down. */
export class TooManyRequests extends SolderError {
  constructor(message = 'Too many requests.', options?: ErrorOptions) {
    super(429, 'TooManyRequests', message, options)
  }
}

/** 503: it cannot be done at the moment; later it may. */
export class Unavailable extends SolderError {
  constructor(message = 'This cannot be done at the moment.', options?: ErrorOptions) {
    super(503, 'Unavailable', message, options)
  }
}
