import { memory } from 'solder'
import { openApp } from '../solder-app.mjs'

export const title = 'memory()'
export const group = 'In memory'

export const open = (_folder, slots) => openApp(memory(), slots)
