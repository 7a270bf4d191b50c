import { randomBytes } from 'node:crypto'
import { codec } from 'solder'
import { jwtVerify, SignJWT } from 'jose'

/** Who is calling. */
export interface Session {
  name: string
  role: 'admin' | 'user'
}

const sessionCodec = codec<Session>()

/** Makes and reads signed tokens that hold a session. */
export class Tokens {
  readonly #secret: Uint8Array

  /** Without a secret, tokens are good until the process ends. */
  constructor(secret: string | undefined) {
    this.#secret = secret === undefined ? randomBytes(32) : new TextEncoder().encode(secret)
  }

  sign(session: Session): Promise<string> {
    return new SignJWT({ ...session }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(this.#secret)
  }

  /** Undefined when the token is not one of ours, or is too old. */
  async read(token: string): Promise<Session | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.#secret, { algorithms: ['HS256'] })
      const session = sessionCodec.check(payload)
      return session.ok ? session.value : undefined
    } catch {
      return undefined
    }
  }
}

/** The session of a request: from `Authorization: Bearer …`. */
export async function readSession(
  request: { headers: Headers },
  { tokens }: { tokens: Tokens },
): Promise<Session | undefined> {
  const token = /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  return token === undefined ? undefined : tokens.read(token)
}
