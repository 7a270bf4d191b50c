import type { Database, Statement } from './sqlite.js'

/** The statements of one connection, each prepared when it is first needed. */
export class Statements {
  readonly #database: Database
  readonly #prepared = new Map<string, Statement>()

  constructor(database: Database) {
    this.#database = database
  }

  /** `sql` is a constant: a text that is put together for each call would have to be read to the end to be found. */
  of(sql: string): Statement {
    let statement = this.#prepared.get(sql)
    if (!statement) this.#prepared.set(sql, (statement = this.#database.prepare(sql)))
    return statement
  }
}
