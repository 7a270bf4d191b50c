import type { Pool, PoolClient, QueryResult } from 'pg'

/** What runs statements: a pool, or the client of a transaction, which may be the application's own. */
export interface Queryable {
  query(text: string, values?: unknown[]): Promise<QueryResult<Record<string, unknown>>>
}

/** The same in the words of pg-boss. */
export interface BossDatabase {
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/** Lets pg-boss run its statements where ours run. */
export function bossDatabase(queryable: Queryable): BossDatabase {
  return {
    executeSql: async (text, values) => {
      const result = await queryable.query(text, values)
      // Several statements in one text have several results; what is asked for is in the last one that has rows.
      if (!Array.isArray(result)) return result
      const results = result as QueryResult<Record<string, unknown>>[]
      return results.findLast(({ rows }) => rows.length > 0) ?? { rows: [] }
    },
  }
}

/** Runs `work` in a transaction of its own. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let failure: Error | undefined
  // A connection may break between two statements, when nothing waits for it: unheard, that would end the process.
  const onError = (error: Error): void => {
    failure = error
  }
  client.on('error', onError)
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    failure = error as Error
    // A connection that is broken cannot even roll back; the database does it then.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.off('error', onError)
    client.release(failure)
  }
}

/** Whether it runs statements as the clients of `pg` do. */
export function isQueryable(value: unknown): value is Queryable {
  return typeof (value as Partial<Queryable> | null)?.query === 'function'
}

/** Whether it is a pool: each statement may run on another of its connections, outside of any transaction. */
export function isPool(value: unknown): boolean {
  return typeof (value as Partial<Pool> | null)?.totalCount === 'number'
}
