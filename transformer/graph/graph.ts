import type { Transport } from '../model/wiring.js'

/**
 * What a project is made of: as `solder graph --format json` writes it. The version changes when a field changes its meaning or
 * goes; new fields may come at any time.
 */
export interface Graph {
  version: 1
  /** False when a wiring, an app or services have parts that the source does not tell. */
  complete: boolean
  apps: AppNode[]
  /** Where functions are reachable. */
  entries: EntryNode[]
  functions: FunctionNode[]
  services: ServiceNode[]
  topics: TopicNode[]
  /** From function to function. */
  calls: Call[]
  /** From functions to topics and from topics to functions. */
  messages: Message[]
}

/** A place in a source file. */
export interface GraphPlace {
  /** Relative to where the command runs, with `/`. */
  file: string
  /** From 1. */
  line: number
}

export interface AppNode extends GraphPlace {
  name: string
  /** The ids of its entries. */
  entries: string[]
}

export interface EntryNode extends GraphPlace {
  id: string
  kind: Transport
  /** `GET /todos`, `/live/:room`, `createTodo`, `reminders`, `todo://{id}`, `todo add <title>`. */
  address: string
  /** Of a channel: `open`, `close` or `on.<method>`; of a queue's dead letters: `deadLetter`; of MCP: `tool`, `resource` or `prompt`. */
  slot?: string
  /** Of cron. */
  schedule?: string
  /** The id of its function, when the source tells which that is. */
  function?: string
}

export interface FunctionNode extends GraphPlace {
  id: string
  name: string
  summary?: string
  /** The names of those that its code reaches. */
  services: string[]
  /** Absent when it does not look at the session. */
  session?: { type: string; isRequired: boolean }
  /** The names of errors that its documentation says it throws. */
  throws: string[]
}

export interface ServiceNode extends Partial<GraphPlace> {
  name: string
  /** The services that its factory takes. */
  takes: string[]
}

export interface TopicNode extends GraphPlace {
  name: string
}

export interface Call extends GraphPlace {
  by: 'call' | 'enqueue' | 'start' | 'step'
  /** The ids of functions. */
  from: string
  to: string
}

export interface Message extends GraphPlace {
  by: 'publish' | 'subscribe'
  /** The id of the function that publishes or subscribes. */
  function: string
  /** The name of a topic. */
  topic: string
}
