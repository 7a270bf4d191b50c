import type { ContextModel, FunctionModel } from './functions.js'
import type { Span } from './place.js'
import type { Fix } from './problem.js'
import type { IgnoreModel } from './ignore.js'
import type { EmittedJudge } from './judge.js'
import type { LockModel, SitePlace } from './lock.js'
import type { SetupModel } from './setup.js'
import type { TagMistake } from './tag-mistake.js'
import type { TypeId, TypeTable } from './types.js'
import type { HazardModel } from './workflow.js'
import type { FunctionReference, WiringModel } from './wiring.js'

/** Everything about a program that rules judge. `read/project` makes it; whatever needs the type checker is made on demand. */
export interface ProjectModel {
  wirings: WiringModel[]
  apps: AppModel[]
  services: ServicesModel[]
  /** Calls through a context that name a function: `ctx.enqueue(remind, …)`, `ctx.step(charge, …)`. */
  uses: UseModel[]
  /** What the configuration of the project says to us. */
  setup: SetupModel
  /** The comments that say to ignore a rule: those in one file, or all. */
  ignores(file?: string): readonly IgnoreModel[]
  /** What a file has, as far as its text tells. */
  outlineOf(file: string): FileOutline
  /** The calls whose type argument the compiler writes out: those in one file, or all. */
  typedCalls(file?: string): TypedCallModel[]
  /** The function behind a reference, read once; undefined when its declaration cannot be found. */
  functionOf(reference: FunctionReference): ReadFunction | undefined
  /**
   * Cheap answers about a function, for an editor that asks about every function of a project. Whether something in its types
   * may hinder a contract: `false` is certain.
   */
  mayHinder(reference: FunctionReference): boolean
  /** The same of its input and session alone, whose types are written: what a body comes to need not be found out. */
  inputMayHinder(reference: FunctionReference): boolean
  /** Whether its input certainly has a property. */
  surelyTakes(reference: FunctionReference, property: string): boolean
  /** Whether its input certainly is an object, one text can be converted to what that has under some names, and the rest comes from somewhere. */
  surelyTextual(reference: FunctionReference, names: readonly string[], rest: RestSource): boolean
  /**
   * The type of the sessions that an app gives, and of those that a function requires; undefined when the first are surely among the
   * second, or when one of the types cannot be told.
   */
  sessionTypes(app: AppModel, reference: FunctionReference): SessionTypes | undefined
  /** The exported functions, but for those whose names are at certain places: those in one file, or all. */
  exportedFunctions(file?: string, but?: (name: Pick<Span, 'file' | 'start'>) => boolean): FunctionReference[]
  /** How the function can be named where an entry for it is put; undefined when it cannot. */
  namingOf(reference: FunctionReference, at: Span): Naming | undefined
  /** The only type with a text, such as `any`, that is written in the type of what is declared at a place; undefined where there are none or several. */
  writtenType(place: Span, text: string): Span | undefined
  /** What to take out to remove the member of an object whose key has its text at a place. */
  removalOf(key: Span): Span | undefined
  /** Whether any code may name the function but to declare, import or export it: `false` is certain. */
  isNamedElsewhere(reference: FunctionReference): boolean
  /** How often the files name something but to import or export it: by its text alone, so that others of that name count, too. */
  timesNamed(name: string): number
  /** Whether any code may take the service whose factory has its key at a place: `false` is certain. */
  isServiceTaken(name: string, key: Span): boolean
  /** What the object that a call hands over has and the input of its function has not; undefined when that is nothing. */
  droppedBy(use: UseModel): DroppedModel | undefined
  /** The services that a function asks for as something else than they are. */
  unfitServices(services: ServicesModel, reference: FunctionReference): readonly UnfitService[]
  /** What kind of context a call goes through; undefined when its type does not tell. */
  contextUsed(use: UseModel): ContextModel['kind'] | undefined
  /** What the check that is written for a type will say of values. */
  judgeOf(types: TypeTable, id: TypeId): EmittedJudge
  /** The topics whose names the source tells: those that one file defines, or all. */
  topics(file?: string): TopicModel[]
  /** Whether the messages of two topics, and their keys, are of the same types. */
  haveSameTypes(one: TopicModel, other: TopicModel): boolean
  /** Where a topic is published; undefined when something else is done with it, so that somebody may receive its messages. */
  publishedOnly(topic: TopicModel): Span[] | undefined
  /** The functions that are written in place where a call through a context names one: those in one file, or all. */
  inlineUses(file?: string): InlineUseModel[]
  /** The calls of `ctx.publish`: those in one file, or all. */
  publishes(file?: string): PublishModel[]
  /** What the lock file says of released workflows; undefined when there is none. */
  readonly lock: LockModel | undefined
  /** The sites of a workflow, those of functions that it calls included; undefined when its code is not in sight. */
  sitesOf(reference: FunctionReference): SitePlace[] | undefined
  /** What the workflows of one file, or all, must not do. */
  hazards(file?: string): readonly HazardModel[]
  /** A function of which no comment says what it is for; undefined when one does, or when its declaration cannot be found. */
  undocumented(reference: FunctionReference): UndocumentedFunction | undefined
  /** The type that it asks of a service, as it can be written at a place; undefined when nothing there says it. */
  serviceTypeOf(reference: FunctionReference, service: string, at: Span): string | undefined
  /** Its name and its context; undefined when it takes none. */
  contextOf(reference: FunctionReference): AskedContext | undefined
  /**
   * The files whose functions and typed calls may have something in a file that stands in the way of their contracts, itself among
   * them; undefined when that may be any. Lets the editor ask about one file without reading every function.
   */
  filesHindering(file: string): Iterable<string> | undefined
}

/** How a function can be named at a place. */
export interface Naming {
  /** `remind`, `jobs.remind` */
  name: string
  /** The edits that import it; none where the file has it. */
  imports: Fix['edits']
}

/** A function without documentation, and where a comment can be put; absent when that is out of reach. */
export interface UndocumentedFunction {
  comment?: MemberPlace
}

/** What gives the rest of an input, of which texts give some properties: texts as well, anything that can be read, or nothing. */
export type RestSource = 'texts' | 'anything' | 'nothing'

/** A service that is asked for as something else than it is. */
export interface UnfitService {
  name: string
  /** The types, as they are written. */
  given: string
  needed: string
  /** A property that it would have to have. */
  missing?: string
}

/** What the text of a file tells, for a first look. */
export interface FileOutline {
  /** Functions at its top. */
  readonly functions: readonly unknown[]
  /** Calls that may be through a context. */
  readonly uses: readonly unknown[]
  /** Comments that say to ignore a rule. */
  readonly ignores: readonly unknown[]
}

/** What a function asks for through its context. */
export interface AskedContext {
  function: string
  /** Of the context parameter. */
  span: Span
  /** The names of all services in the context's type, but for optional ones. */
  services: string[]
  /** Set when only a type tells of the function, so that it may take all of them. */
  isUnseen?: true
  kind: ContextModel['kind']
  /** Whether nobody may call it without a session. */
  hasSession: boolean
}

export interface ReadFunction {
  model: FunctionModel
  /** What the model's type ids stand for. */
  types: TypeTable
  /** What in its input and output cannot cross a wire. */
  obstacles: Obstacle[]
  /** Where a property can be added to the input's type; absent when that is not in the project's own files. */
  inputMembers?: MemberPlace
  /** Where an input with a property can be added to a function that takes none. */
  newInput?: MemberPlace
}

/** Where a member can be added to an interface or a type literal. */
export interface MemberPlace {
  /** The name of the interface or type alias; absent for a literal that has none. */
  name?: string
  /** Of length 0, or of a comment behind the last member, which `before` has again. */
  at: Span
  /** What goes before and after the new member `id: string` at that place, so that the file stays well formed. */
  before: string
  after: string
}

/** A part of a type that cannot cross a wire. */
export interface Obstacle {
  /** Whether it is in the function's input, output or session. */
  role: 'input' | 'output' | 'session'
  /** Property names from the root of the type to the part: `['callback']`, `['items', '[]', 'run']`. */
  path: string[]
  /** What it is, as a person says it: `a function`, `a symbol`, `the unresolved type parameter 'T'`. */
  what: string
  /** Of the declaration of the innermost property on the path; of the parameter or return type when there is none. */
  span: Span
  /** Set when the property is declared where it cannot be shown: then `span` is that of the type's own place. */
  isAway?: true
  /** Present when a package declares what is in the way. */
  foreign?: ForeignPart
  /** Present when it is a wrong tag that is in the way; then `span` is the tag's. */
  mistake?: TagMistake
  /** Set when it is a parameter that a function of ours cannot have. */
  parameter?: true
  /** Set when it can cross all the same, but nothing checks it: `any`. */
  unchecked?: true
  /** Present when nothing says what the type is: how it is said, in the language of the file. */
  spelling?: string
}

/** Whether any of them keeps a contract from being made. */
export function hinders(obstacles: readonly Obstacle[]): boolean {
  return obstacles.some(({ unchecked }) => unchecked !== true)
}

/** What can be left out of a type that the user cannot change: a property by `Omit`, a member of a union by `Exclude`. */
export interface ForeignPart {
  /** The name of the type, empty when it has none. */
  type: string
  property?: string
  member?: string
}

/** One `defineApp` call. */
export interface AppModel {
  span: Span
  /** Absent when the source does not tell. */
  name?: string
  /** Of those `defineWiring` calls that can be told from the source. */
  wirings: WiringModel[]
  services?: ServicesModel
  /** The names of the services that its `session` function takes; absent when that cannot be told. */
  session?: string[]
  /** Set when it has no `session` function, so that nobody has a session. */
  sessionless?: true
  /** Set when some of its wirings cannot be told from the source. */
  partial?: true
  /** Where that is, when it is not in another project; `plain` says that an object stands there which no call has made a wiring. */
  unread?: { span: Span; plain?: true }
}

/** One `defineServices` call. */
export interface ServicesModel {
  span: Span
  /** Of each factory; its key is the service's name. */
  factories: { name: string; span: Span; takes: string[]; /** Set for `{ db }`. */ shorthand?: true }[]
  /** Where a factory can be added. */
  room?: MemberPlace
  /** Present when a type says which services there are, with the place where it can be given another. */
  type?: { members?: MemberPlace }
  /** Set when some of its factories cannot be told from the source. */
  partial?: true
}

/** A call of `codec<T>()` or `defineTopic<Message>(…)`. */
export interface TypedCallModel {
  name: 'codec' | 'defineTopic'
  /** Of the type argument; of the call when it is inferred. */
  span: Span
  obstacles: Obstacle[]
}

/** What is given and what is required, in one table. */
export interface SessionTypes {
  given: TypeId
  needed: TypeId
  types: TypeTable
}

/** One `defineTopic` call. */
export interface TopicModel {
  name: string
  /** Of the name's text, without quotes. */
  span: Span
  line: number
  /** The constant that holds it. */
  constant?: string
}

/** A call through a context, as one that is waited for or not. */
export interface Waiting {
  /** Of the call, when nothing waits for its promise. */
  unawaited?: Span
  /** The loop that drops it. */
  loop?: DroppingLoop
  /** Whether the call, or the loop, is in an async function, so that it can be awaited. */
  isInAsync?: true
}

/** A `forEach`, or a `map` whose list nobody looks at. */
export interface DroppingLoop {
  /** Of that name. */
  name: Span
  /** Of the whole call, when it is a statement and goes through an array. */
  statement?: Span
}

export interface UseModel extends Waiting {
  verb: 'call' | 'enqueue' | 'start' | 'step'
  target: FunctionReference
}

/** Properties that do not reach a function. */
export interface DroppedModel {
  dropped: string[]
  /** Of the argument. */
  span: Span
  /** The argument as it is written. */
  text: string
  /** The properties of it that do reach the function; absent when the argument is no name. */
  kept?: string[]
}

/** `ctx.call((input) => …)` */
export interface InlineUseModel {
  verb: UseModel['verb']
  /** Of the function. */
  span: Span
}

/** A call of `ctx.publish`. */
export interface PublishModel extends Waiting {
  /** The topic, as the call names it. */
  topic: string
}
