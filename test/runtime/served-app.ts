import { serve, type Server } from '../../runtime/hosts/node/index.js'
import { runtimeApp } from './runtime-app.js'

/** An answer with its body read. */
export interface Answer {
  status: number
  headers: Headers
  text: string
  /** Of a JSON body. */
  body: unknown
}

export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail: string
  id?: string
  details?: unknown
  errors?: { path: string; code: string; expected: string; received: string }[]
}

export interface Options {
  json?: unknown
  raw?: string | Uint8Array
  as?: string
  headers?: Record<string, string>
  method?: string
}

/** The fixture, served, and a way to send requests to it. */
export class ServedApp {
  private constructor(readonly server: Server) {}

  static async start(): Promise<ServedApp> {
    const { makeApp } = await runtimeApp()
    return new ServedApp(await serve(makeApp(), { port: 0, signals: false, grace: 2000 }))
  }

  async call(route: string, { json, raw, as, headers }: Options = {}): Promise<Answer> {
    const [method = '', path = ''] = route.split(' ')
    const body = json === undefined ? raw : JSON.stringify(json)
    const response = await fetch(this.server.url + path, {
      method,
      headers: {
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(as === undefined ? {} : { authorization: as }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: body as BodyInit }),
    })
    const text = await response.text()
    const isJson = (response.headers.get('content-type') ?? '').includes('json') && text !== ''
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined }
  }
}
