import { encodeAs } from './call/encode-output.js'
import type { Engine } from './engines/port.js'
import { jsonText } from './json-text.js'
import type { Topic } from './topic.js'

/** Encodes messages of topics on their way to the engine. */
export class Topics {
  readonly #engine: Engine

  constructor(engine: Engine) {
    this.#engine = engine
  }

  async publish(topic: Topic<unknown, never>, message: unknown, key: unknown): Promise<void> {
    if (topic.message === undefined)
      throw new Error(`The topic '${topic.name}' was compiled without Solder's transformer: compile with tspc.`)
    const text = encodeAs(topic.message, message, `A message of the topic '${topic.name}'`)
    await this.#engine.publish(topic.name, keyText(key), text ?? 'null')
  }

  /** `listener` is given the message as JSON text; resolves to what ends the subscription. */
  subscribe(
    topic: Topic<unknown, never>,
    key: unknown,
    listener: (message: string) => void,
  ): Promise<() => Promise<void>> {
    return this.#engine.subscribe(topic.name, keyText(key), listener)
  }
}

/** A key as the engine knows it; undefined for a topic without keys. */
export function keyText(key: unknown): string | undefined {
  return key === undefined ? undefined : jsonText(key)
}
