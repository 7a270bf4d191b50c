import { sharedExample } from './shared-example.js'

/** An answer with its body read. */
export interface Answer {
  status: number
  headers: Headers
  /** Parsed when it is JSON, otherwise the text. */
  body: unknown
}

export interface Todo {
  id: string
  title: string
  done: boolean
  createdAt: string
  due?: string
}

/** RFC 9457, with what Solder adds. */
export interface Problem {
  type?: string
  title: string
  status: number
  errors?: { path: string; code: string; expected: string; received: string }[]
}

export interface CallOptions {
  /** Sent as JSON. */
  json?: unknown
  /** Sent as it is. */
  raw?: string
  headers?: Record<string, string>
  token?: string
}

/** Sends a request to the shared example: `call('POST /todos', { json: { title: 'milk' } })`. */
export async function call(route: string, { json, raw, headers = {}, token }: CallOptions = {}): Promise<Answer> {
  const [method = 'GET', path = '/'] = route.split(' ')
  const { url } = await sharedExample()
  const body = json === undefined ? raw : JSON.stringify(json)
  const response = await fetch(url + path, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
  })
  const text = await response.text()
  const isJson = /^application\/([a-z.-]+\+)?json\b/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text,
  }
}

/** Makes a todo over HTTP. */
export async function newTodo(input: { title: string; due?: string; done?: boolean }): Promise<Todo> {
  const { status, body } = await call('POST /todos', { json: input })
  if (status !== 201) throw new Error(`POST /todos answered ${status}: ${JSON.stringify(body)}`)
  return body as Todo
}

/** A token for the name. */
export async function login(name: string): Promise<string> {
  const { body } = await call('POST /login', { json: { name } })
  return (body as { token: string }).token
}
