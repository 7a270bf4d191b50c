import { BackendPostgres } from 'openworkflow/postgres'
import { openWorkflow } from '../openworkflow-app.mjs'

export const title = 'OpenWorkflow on PostgreSQL'
export const group = 'Workflows of one step, 50 at once'
export const kind = 'workflows'
export const server = 'postgres'

export const open = async (url, slots) => openWorkflow(await BackendPostgres.connect(url), slots)
