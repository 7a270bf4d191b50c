import type ts from 'typescript'
import type { Obstacle } from '../../model/project'
import type { EmittedJudge } from '../../model/judge'
import type { Span } from '../../model/place'
import type { TagMistake } from '../../model/tag-mistake'
import type { Constraints, DeclaredType, Property, TypeId, TypeModel, TypeTable } from '../../model/types'
import { judgeOf } from '../../write/types/judge'
import { classify, type PartsReader } from './classify'
import { constraintsOfComments } from './constraints-of-comments'
import { declaredType } from './declared-type'
import { findObstacles, mayHinder, type FoundObstacle } from './find-obstacles'
import { findTag } from './find-tag'
import type { Reading, UnionPart } from './reading'
import { isSaidByTexts, sourcesFurtherIn } from './misplaced-sources'
import type { WrittenDefault, WrittenSource } from './read-annotations'
import { rootHint } from './root-hint'
import { saidByType, saidOf } from './said-in-comments'
import { spanOf } from './span'
import { spanOfTag, type TagPlace } from './tag-place'
import { mostParts, tooLarge, tooLargeModel, withoutManyParts } from './too-large'
import { typeNodeOf } from './type-nodes'

/** How often a generic type may occur inside its own instantiations before we call it endless. */
const deepest = 50
const aWrongTag = 'a type with a wrong tag'

/** A type whose parts are still to be read. */
interface Waiting {
  id: TypeId
  trail: Trail | undefined
  read: PartsReader
}

/** The types on the way from the root to the one at hand, innermost first. */
interface Trail {
  symbol: ts.Symbol | undefined
  outer: Trail | undefined
}

/**
 * Reads TypeScript's types into plain models, each once. One reader serves a program: ids are given in the order of
 * reading, so nothing that is written may depend on them, other than on the names that the table has for them.
 */
export class TypeReader {
  readonly table: TypeTable
  readonly #declared = new Map<TypeId, DeclaredType>()
  /** By their keys; undefined where several have one, which then tells none of them. */
  readonly #keys = new Map<string, TypeId | undefined>()
  readonly #names = new Map<TypeId, string>()
  readonly #reading: Reading
  /** The ids given to a type: one for each set of constraints from outside. */
  readonly #ids = new Map<ts.Type, Map<string, TypeId>>()
  readonly #interned = new Map<string, TypeId>()
  readonly #taken = new Set<TypeId>()
  /** The number that a further type of a name gets. */
  readonly #next = new Map<string, number>()
  /** Whether there is a type that cannot cross: most often there is none, and nothing to look for. */
  #hasObstacle = false
  /** Types without an obstacle, by role: they are not looked through again. */
  readonly #clear = new Set<string>()
  /** What is in the way of types that are too large: they are not read again. */
  readonly #tooLarge = new Map<ts.Type, FoundObstacle[]>()
  readonly #places = new Map<Property, Span>()
  readonly #declarations = new Map<Property, ts.Declaration>()
  readonly #mistakes = new Map<TypeId, { mistake: TagMistake; place: TagPlace; span: Span | undefined }>()
  readonly #judges = new Map<TypeId, EmittedJudge>()
  readonly #defaults: { property: Property; written: WrittenDefault }[] = []
  readonly #unjudgedSources: { property: Property; written: WrittenSource }[] = []
  readonly #sources = new Map<Property, WrittenSource>()
  readonly #queue: Waiting[] = []
  /** What this read has given ids to. */
  #entered: { id: TypeId; variants: Map<string, TypeId>; variant: string }[] = []
  #trail: Trail | undefined
  #partsOfThisRead = 0

  constructor(typescript: typeof ts, checker: ts.TypeChecker, program: ts.Program) {
    this.table = { types: new Map(), names: this.#names, declared: this.#declared }
    this.#reading = {
      ts: typescript,
      checker,
      program,
      model: (id) => this.table.types.get(id),
      enter: (type, hint, constraints, part) => this.#enter(type, hint, constraints, part),
      intern: (model, name) => this.#intern(model, name),
      mistake: (mistake, place) => this.#mistake(mistake, place),
      judge: (id) => this.#judge(id),
      source: (property, written) => {
        property.source = written.source
        this.#unjudgedSources.push({ property, written })
      },
      default: (property, written) => {
        property.default = { json: written.candidates[0] }
        this.#defaults.push({ property, written })
      },
      place: (property, span, declaration) => {
        this.#places.set(property, span)
        this.#declarations.set(property, declaration)
      },
    }
  }

  /**
   * Reads a type. What cannot cross a wire is appended to `obstacles`, with the place of the innermost property of
   * the user's own that leads to it, or of `at`. The model of such a part lets no value pass.
   */
  read(type: ts.Type, at: ts.Node, role: Obstacle['role'], obstacles: Obstacle[]): TypeId {
    const known = this.#tooLarge.get(type)
    const id = known === undefined ? this.#readAll(type, at, role) : this.#intern(tooLargeModel, tooLarge)
    if (this.#sources.size > 0 && role === 'input') obstacles.push(...this.#sourcesFurtherIn(id, at))
    const all = known ?? this.#obstaclesIn(id, role)
    for (const found of all) {
      const { path, what, foreign, unchecked } = found
      const obstacle: Obstacle = { role, path, what, span: found.span ?? spanOf(at) }
      obstacles.push(
        Object.assign(obstacle, foreign && { foreign }, unchecked && { unchecked }, this.#mistakeAt(found, at)),
      )
    }
    if (!all.some(({ what }) => what === tooLarge)) return id
    this.#tooLarge.set(type, all)
    this.#forget()
    return this.#intern(tooLargeModel, tooLarge)
  }

  #readAll(type: ts.Type, at: ts.Node, role: Obstacle['role']): TypeId {
    this.#partsOfThisRead = 0
    this.#trail = undefined
    this.#entered = []
    const id = this.#root(type, at, rootHint(this.#reading.ts, at, role))
    this.#drain()
    this.#judgeDefaults()
    this.#judgeSources()
    return id
  }

  #obstaclesIn(id: TypeId, role: Obstacle['role']): FoundObstacle[] {
    const asked = `${role} ${id}`
    if (!this.#hasObstacle || this.#clear.has(asked)) return []
    const found = withoutManyParts(findObstacles(this.table, this.#places, id, role))
    if (found.length === 0) this.#clear.add(asked)
    return found
  }

  /** Parts of a type that is too large were not read to their ends: another type that has them may be small enough. */
  #forget(): void {
    for (const { id, variants, variant } of this.#entered.splice(0)) {
      variants.delete(variant)
      this.table.types.delete(id)
      const key = this.#declared.get(id)?.key
      if (key !== undefined) this.#keys.delete(key)
      this.#declared.delete(id)
    }
  }

  /** A type as a parameter or type argument names it: by an alias whose comment may have something to say. */
  #root(type: ts.Type, at: ts.Node, hint: string): TypeId {
    const declared = this.#reading.ts.isTypeAliasDeclaration(at)
    const said = declared ? saidOf(this.#reading, at) : saidByType(this.#reading, typeNodeOf(this.#reading, at))
    const read = constraintsOfComments(this.#reading, said, type)
    return 'mistake' in read ? read.mistake : this.#enter(type, hint, read.constraints)
  }

  /** What many defaults have in common is their types. */
  #judge(id: TypeId): EmittedJudge {
    let judge = this.#judges.get(id)
    if (judge === undefined) this.#judges.set(id, (judge = judgeOf(this.table, id)))
    return judge
  }

  /** Keeps what fits its type. What does not is a mistake; in the comments of a package it may be prose. */
  #judgeDefaults(): void {
    for (const { property, written } of this.#defaults.splice(0)) {
      const { candidates, own, place } = written
      const judge = this.#judge(property.type)
      const fitting = candidates.findIndex((json) => judge.fits(json))
      if (fitting >= 0) property.default = { json: candidates[fitting] }
      else delete property.default
      if (fitting >= 0 || !own) continue
      const mistake: TagMistake =
        candidates.length === 0
          ? { key: 'value', values: { tag: 'Default', needed: 'one value, written as a type' } }
          : { key: 'default', values: { expected: judge.expected } }
      property.type = this.#mistake(mistake, place)
    }
  }

  #judgeSources(): void {
    for (const { property, written } of this.#unjudgedSources.splice(0)) {
      const { tag, place, type } = written
      if (isSaidByTexts(this.table, property.type)) this.#sources.set(property, written)
      else property.type = this.#mistake({ key: 'untextual', values: { tag, type } }, place)
    }
  }

  #sourcesFurtherIn(id: TypeId, at: ts.Node): Obstacle[] {
    return sourcesFurtherIn(this.table, id).flatMap(({ property, path }): Obstacle[] => {
      const written = this.#sources.get(property)
      if (written === undefined) return []
      const mistake: TagMistake = { key: 'nested', values: { tag: written.tag } }
      const span = spanOfTag(this.#reading, this.#declarations.get(property) ?? at, written.place) ?? spanOf(at)
      return [{ role: 'input', path, what: aWrongTag, span, mistake }]
    })
  }

  #mistake(mistake: TagMistake, place: TagPlace): TypeId {
    const id = this.#free(aWrongTag)
    this.#keep(id, { kind: 'obstacle', what: aWrongTag })
    this.#mistakes.set(id, { mistake, place, span: undefined })
    return id
  }

  /** What is wrong with the tag that an obstacle stands for, and where the tag is. */
  #mistakeAt({ id, property }: FoundObstacle, at: ts.Node): Pick<Obstacle, 'mistake'> & { span?: Span } {
    const found = this.#mistakes.get(id)
    if (found === undefined) return {}
    const from = (property && this.#declarations.get(property)) ?? at
    // A type that is inferred from another has the tag where that one has it.
    found.span = spanOfTag(this.#reading, from, found.place) ?? found.span
    return { mistake: found.mistake, ...(found.span === undefined ? {} : { span: found.span }) }
  }

  #drain(): void {
    const unions: TypeId[] = []
    for (const { id, trail, read } of this.#queue) {
      this.#trail = trail
      const model: TypeModel = this.#partsOfThisRead > mostParts ? tooLargeModel : read()
      this.#partsOfThisRead += sizeOf(model)
      this.#keep(id, model)
      if (model.kind === 'union') unions.push(id)
    }
    this.#queue.length = 0
    for (const id of unions)
      findTag(this.table, id, (model) => this.#intern(model, `${this.#names.get(id) ?? id}_shared`))
  }

  #enter(type: ts.Type, hint: string, constraints?: Constraints, part: UnionPart = 'whole'): TypeId {
    const variant = part + (constraints === undefined ? '' : JSON.stringify(constraints))
    let variants = this.#ids.get(type)
    if (variants === undefined) this.#ids.set(type, (variants = new Map<string, TypeId>()))
    const before = variants.get(variant)
    if (before !== undefined) return before
    const found = classify(this.#reading, type, hint, constraints, part)
    if (typeof found === 'string') {
      variants.set(variant, found)
      return found
    }
    const endless = this.#endless(type)
    if (endless !== undefined) return this.#intern({ kind: 'obstacle', what: endless }, endless)
    const id = this.#free(found.name)
    variants.set(variant, id)
    this.#entered.push({ id, variants, variant })
    if (variant === 'whole') this.#declare(id, type)
    this.#queue.push({
      id,
      read: found.read,
      trail: { symbol: type.aliasSymbol ?? type.getSymbol(), outer: this.#trail },
    })
    return id
  }

  #declare(id: TypeId, type: ts.Type): void {
    const declared = declaredType(this.#reading, type)
    if (declared === undefined) return
    const isKnown = this.#keys.has(declared.key)
    const known = this.#keys.get(declared.key)
    this.#keys.set(declared.key, isKnown ? undefined : id)
    if (!isKnown) this.#declared.set(id, declared)
    else if (known !== undefined) this.#declared.delete(known)
  }

  /** `G<[T]>` inside `G<T>` is a new type each time: such a type has no end. */
  #endless(type: ts.Type): string | undefined {
    const symbol = type.aliasSymbol ?? type.getSymbol()
    if (symbol === undefined) return undefined
    let depth = 0
    for (let step = this.#trail; step !== undefined; step = step.outer) if (step.symbol === symbol) depth++
    return depth < deepest ? undefined : `the type '${symbol.name}', which contains ever new instances of itself`
  }

  #intern(model: TypeModel, name: string): TypeId {
    const key = `${name} ${JSON.stringify(model)}`
    let id = this.#interned.get(key)
    if (id === undefined) {
      id = this.#free(name)
      this.#interned.set(key, id)
      this.#keep(id, model)
    }
    return id
  }

  #keep(id: TypeId, model: TypeModel): void {
    this.table.types.set(id, model)
    this.#hasObstacle ||= mayHinder(model)
  }

  #free(name: string): TypeId {
    let id = name
    if (this.#taken.has(id)) {
      let n = this.#next.get(name) ?? 2
      while (this.#taken.has(`${name}_${n}`)) n++
      id = `${name}_${n}`
      this.#next.set(name, n + 1)
      this.#names.set(id, name)
    }
    this.#taken.add(id)
    return id
  }
}

/** How much a type adds to what has to be written. */
function sizeOf(model: TypeModel): number {
  if (model.kind === 'object') return 1 + model.properties.length
  if (model.kind === 'union') return 1 + model.members.length
  return model.kind === 'tuple' ? 1 + model.elements.length : 1
}
