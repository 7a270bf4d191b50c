import type { Backend } from 'openworkflow/internal'
import type { Database, SqlValue, Statement } from './sqlite.js'

/**
 * Has a connection of OpenWorkflow keep its statements, which it would prepare for each call, and run each of them to its end: it asks for
 * the first row alone, and SQLite writes only after the last one, so that a write which fails then, as on a full disk, would go unnoticed.
 */
export function mendConnection(backend: Backend): Backend {
  const { db } = backend as unknown as { readonly db: Database }
  const prepare = db.prepare.bind(db)
  const known = new Map<string, Statement>()
  db.prepare = (sql) => {
    let statement = known.get(sql)
    if (statement === undefined) {
      statement = prepare(sql)
      const all = statement.all.bind(statement)
      statement.get = (...values: SqlValue[]) => all(...values)[0]
      known.set(sql, statement)
    }
    return statement
  }
  return backend
}
