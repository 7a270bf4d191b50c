/** Where metrics can be read. */
export interface MetricsEndpoint {
  port: number
  /** The address to listen on: `127.0.0.1` by default. */
  host?: string
}
