import { encodeAs } from './call/encode-output.js'
import type { Engine } from './engines/port.js'
import { jsonText } from './json-text.js'
import type { Topic } from './topic.js'
import { runProgress } from './workflows.js'

/** A message as the engine knows it. */
export interface TopicMessage {
  readonly topic: string
  readonly key: string | undefined
  /** JSON text. */
  readonly body: string
}

/** A message on its way to the engine. */
export function topicMessage(topic: Topic<unknown, never>, message: unknown, key: unknown): TopicMessage {
  if (topic.message === undefined)
    throw new Error(`The topic '${topic.name}' was compiled without Solder's transformer: compile with tspc.`)
  const text = encodeAs(topic.message, message, `A message of the topic '${topic.name}'`)
  return { topic: topic.name, key: keyText(key), body: text ?? 'null' }
}

/** Follows a run of a workflow: `listener` is given what becomes of it, as JSON text. Returns what ends that. */
export type FollowRun = (id: string, listener: (message: string) => void) => () => Promise<void>

/** Brings messages of topics to the engine, and from it. */
export class Topics {
  readonly #engine: Engine
  readonly #follow: FollowRun | undefined

  /** `follow`: where there are workflows. */
  constructor(engine: Engine, follow: FollowRun | undefined) {
    this.#engine = engine
    this.#follow = follow
  }

  async publish({ topic, key, body }: TopicMessage): Promise<void> {
    await this.#engine.publish(topic, key, body)
  }

  /** `listener` is given the message as JSON text; resolves to what ends the subscription. */
  subscribe(
    topic: Topic<unknown, never>,
    key: unknown,
    listener: (message: string) => void,
  ): Promise<() => Promise<void>> {
    if ((topic as unknown) === runProgress) {
      if (!this.#follow) throw new Error('There are no runs to subscribe to: the application wires no workflow.')
      return Promise.resolve(this.#follow(String(key), listener))
    }
    return this.#engine.subscribe(topic.name, keyText(key), listener)
  }
}

/** A key as the engine knows it; undefined for a topic without keys. */
export function keyText(key: unknown): string | undefined {
  return key === undefined ? undefined : jsonText(key)
}
