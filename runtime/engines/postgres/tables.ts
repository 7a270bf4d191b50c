import type { Queryable } from './database.js'

/** What pg-boss has no place for, beside its own tables. */
export async function prepareTables(client: Queryable, schema: string): Promise<void> {
  // Of several processes that start at once, one makes them.
  await client.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`solder ${schema}`])
  await client.query(`
    CREATE TABLE IF NOT EXISTS ${schema}.solder_dead (
      id uuid PRIMARY KEY,
      queue text NOT NULL,
      data jsonb NOT NULL,
      grp text,
      error jsonb NOT NULL,
      attempts int NOT NULL,
      attempt int NOT NULL,
      died timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    CREATE INDEX IF NOT EXISTS solder_dead_queue ON ${schema}.solder_dead (queue, died, id);
    CREATE TABLE IF NOT EXISTS ${schema}.solder_paused (queue text PRIMARY KEY);
    CREATE TABLE IF NOT EXISTS ${schema}.solder_progress (
      job uuid PRIMARY KEY, progress text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp()
    );
    CREATE TABLE IF NOT EXISTS ${schema}.solder_counts (
      queue text NOT NULL, minute bigint NOT NULL, done bigint NOT NULL, failed bigint NOT NULL, PRIMARY KEY (queue, minute)
    );
    CREATE TABLE IF NOT EXISTS ${schema}.solder_begun (queue text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp());
    CREATE INDEX IF NOT EXISTS solder_begun_at ON ${schema}.solder_begun (queue, at);
    CREATE TABLE IF NOT EXISTS ${schema}.solder_occurrences (
      schedule text NOT NULL, at timestamptz NOT NULL, PRIMARY KEY (schedule, at)
    );
    CREATE TABLE IF NOT EXISTS ${schema}.solder_messages (
      id bigserial PRIMARY KEY, body text NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp()
    )`)
}
