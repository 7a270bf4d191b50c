import type { App } from '../../app.js'

/** Options of `serve`. */
export interface ServeOptions {
  /** 3000 by default; 0 picks a free one. */
  port?: number
  /** The address to listen on: `127.0.0.1` by default, so that nothing is reachable from elsewhere until you say so. */
  host?: string
  /** Whether SIGINT and SIGTERM stop the server and end the process: they do by default. */
  signals?: boolean
  /** How many milliseconds running calls and jobs may take to finish when the server stops: 10,000 by default. */
  grace?: number
}

/** A running server. */
export interface Server {
  /** `http://127.0.0.1:3000` */
  readonly url: string
  readonly port: number
  /** Stops accepting, lets what runs finish, closes services. */
  stop(): Promise<void>
}

/** Starts the application and serves it over HTTP and WebSocket. */
export function serve(app: App, options: ServeOptions = {}): Promise<Server> {
  void app
  void options
  throw new Error('not yet')
}

/** Every wiring of the application, as aligned lines: transport, address, function, place. */
export function wiringTable(app: App): string {
  void app
  throw new Error('not yet')
}
