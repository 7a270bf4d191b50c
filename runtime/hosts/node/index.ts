export { serve } from './serve.js'
export type { ServeOptions, Server } from './serve.js'
export { wiringTable } from './wiring-table.js'
