import { embedded } from 'solder/embedded'
import { openApp } from '../solder-app.mjs'

export const title = 'embedded()'
export const group = 'SQLite'
export const beneath = 'sqlite-by-hand'

export const open = (dir, slots) => openApp(embedded({ dir }), slots)
