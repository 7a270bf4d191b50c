import { createRequire } from 'node:module'

/** The two packages that a user of `postgres()` installs, loaded when they are needed. */
export async function loadDrivers(): Promise<{
  PgBoss: (typeof import('pg-boss'))['PgBoss']
  pg: (typeof import('pg'))['default']
  /** The version of the tables that this pg-boss knows. */
  schemaVersion: number
}> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 12))
    throw new Error(`postgres() needs Node.js 22.12 or later, and this is ${process.version}`)
  try {
    const [{ PgBoss }, { default: pg }] = await Promise.all([import('pg-boss'), import('pg')])
    const manifest = createRequire(import.meta.url)('pg-boss/package.json') as { pgboss: { schema: number } }
    return { PgBoss, pg, schemaVersion: manifest.pgboss.schema }
  } catch (error) {
    throw new Error('postgres() needs two packages: install them with `npm install pg pg-boss@12.38.0`', {
      cause: error,
    })
  }
}
