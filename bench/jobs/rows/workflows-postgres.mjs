import { postgres } from 'solder/postgres'
import { openWorkflowApp } from '../workflow-app.mjs'

export const title = 'postgres()'
export const group = 'Workflows of one step, 50 at once'
export const kind = 'workflows'
export const server = 'postgres'
export const beneath = 'openworkflow-postgres'

export const open = (url, slots) => openWorkflowApp(postgres(url), slots)
