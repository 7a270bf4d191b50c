import type ts from 'typescript'

type Method = keyof ts.LanguageService
type AnyMethod = (this: void, ...args: unknown[]) => unknown
type Signature<K extends Method> = Extract<ts.LanguageService[K], (...args: never[]) => unknown>
type Asked<K extends Method> = Parameters<Signature<K>>
type Answer<K extends Method> = ReturnType<Signature<K>>

/**
 * What we add to the answers of a language service. Another server, of TypeScript itself, gives TypeScript's own to the editor:
 * what both would say is said by that one alone.
 */
export class Answers {
  readonly #service: ts.LanguageService
  readonly #proxy: ts.LanguageService
  readonly #update: () => void
  #asked: { key: string; args: readonly unknown[]; muted: boolean } | undefined
  #theirs: { value: unknown } | undefined

  /** `update` brings the service's program up to date. */
  constructor(
    service: ts.LanguageService,
    proxy: (base: ts.LanguageService) => ts.LanguageService,
    update: () => void,
  ) {
    this.#service = service
    this.#update = update
    this.#proxy = proxy(this.#overheard())
  }

  program(): ts.Program | undefined {
    this.#update()
    return this.#service.getProgram()
  }

  /** Our answer together with TypeScript's, and TypeScript's alone. */
  compared<K extends Method>(key: K, ...args: Asked<K>): { all: Answer<K>; theirs: Answer<K> | undefined } {
    const all = this.#ask(key, args, false)
    return { all, theirs: this.#theirs?.value as Answer<K> | undefined }
  }

  /** Our answer where TypeScript has none: for what is added to a list, without the cost of making TypeScript's. */
  added<K extends Method>(key: K, ...args: Asked<K>): Answer<K> {
    return this.#ask(key, args, true)
  }

  #ask<K extends Method>(key: K, args: Asked<K>, muted: boolean): Answer<K> {
    this.#update()
    this.#asked = { key, args, muted }
    this.#theirs = undefined
    try {
      return (this.#proxy[key] as AnyMethod)(...args) as Answer<K>
    } finally {
      this.#asked = undefined
    }
  }

  /** The service, but for the one question that is just asked: its answer to that is noted, or is nothing. */
  #overheard(): ts.LanguageService {
    const overheard = Object.create(null) as Record<string, unknown>
    for (const key of Object.keys(this.#service) as Method[]) {
      const method = (...args: unknown[]) => (this.#service[key] as AnyMethod)(...args)
      overheard[key] = (...args: unknown[]) => {
        if (!this.#isAsked(key, args)) return method(...args)
        if (this.#asked?.muted === true) return nothing(key)
        const value = method(...args)
        this.#theirs ??= { value }
        return value
      }
    }
    return overheard as unknown as ts.LanguageService
  }

  #isAsked(key: string, args: readonly unknown[]): boolean {
    return this.#asked?.key === key && this.#asked.args.every((each, at) => each === args[at])
  }
}

/** Only completions may be absent; the others that we add to are lists. */
function nothing(key: Method): unknown {
  return key === 'getCompletionsAtPosition' ? undefined : []
}
