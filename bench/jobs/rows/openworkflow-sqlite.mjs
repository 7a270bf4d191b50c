import { join } from 'node:path'
import { BackendSqlite } from 'openworkflow/sqlite'
import { openWorkflow } from '../openworkflow-app.mjs'

export const title = 'OpenWorkflow on SQLite'
export const group = 'Workflows of one step, 50 at once'
export const kind = 'workflows'

export const open = (folder, slots) => openWorkflow(BackendSqlite.connect(join(folder, 'runs.db')), slots)
