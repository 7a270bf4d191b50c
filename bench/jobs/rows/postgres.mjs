import { postgres } from 'solder/postgres'
import { openApp } from '../solder-app.mjs'

export const title = 'postgres()'
export const group = 'PostgreSQL'
export const server = 'postgres'
export const beneath = 'pg-boss'

export const open = (url, slots) => openApp(postgres(url), slots)
