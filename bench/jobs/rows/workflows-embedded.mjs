import { embedded } from 'solder/embedded'
import { openWorkflowApp } from '../workflow-app.mjs'

export const title = 'embedded()'
export const group = 'Workflows of one step, 50 at once'
export const kind = 'workflows'
export const beneath = 'openworkflow-sqlite'

export const open = (dir, slots) => openWorkflowApp(embedded({ dir }), slots)
