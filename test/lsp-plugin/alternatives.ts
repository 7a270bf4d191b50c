import type { Files } from '../rules/fixture-project.js'

/** A place in a file that has several possible texts; which of them it has now. */
interface Slot {
  texts: readonly string[]
  now: number
}

/**
 * A project that is edited at random: its files hold `‹one¦another¦…›` where one of several texts stands. Any combination may come
 * up, those that TypeScript objects to as well. A file may be absent for a while when its text is `‹…›` as a whole.
 */
export class Alternatives {
  readonly #files: { name: string; parts: (string | Slot)[] }[]
  readonly #slots: Slot[]
  #state: number

  constructor(files: Files, seed: number) {
    this.#files = Object.entries(files).map(([name, text]) => ({ name, parts: partsOf(text) }))
    this.#slots = this.#files.flatMap(({ parts }) => parts.filter((part): part is Slot => typeof part !== 'string'))
    this.#state = seed
  }

  /** How many slots there are. */
  get size(): number {
    return this.#slots.length
  }

  /** The files as they are now; one without text is absent. */
  get files(): Files {
    const texts = this.#files.map(({ name, parts }) => [
      name,
      parts.map((part) => (typeof part === 'string' ? part : (part.texts[part.now] ?? ''))).join(''),
    ])
    return Object.fromEntries(texts.filter(([, text]) => text !== '')) as Files
  }

  /** Another text at one place, or at several; says which. */
  edit(): string {
    const edits = this.below(8) === 0 ? 3 : 1
    return Array.from({ length: edits }, () => this.#editSlot()).join('\n')
  }

  #editSlot(): string {
    const slot = this.#slots[this.below(this.#slots.length)]
    if (slot === undefined) throw new Error('There is nothing to edit')
    const before = slot.texts[slot.now] ?? ''
    slot.now = (slot.now + 1 + this.below(slot.texts.length - 1)) % slot.texts.length
    return `'${before}' became '${slot.texts[slot.now] ?? ''}'`
  }

  /** A number from 0, the same for the same seed. */
  below(limit: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((this.#state / 4_294_967_296) * limit)
  }
}

function partsOf(text: string): (string | Slot)[] {
  return text
    .split(/(‹[^›]*›)/u)
    .map((part) => (part.startsWith('‹') ? { texts: part.slice(1, -1).split('¦'), now: 0 } : part))
}
