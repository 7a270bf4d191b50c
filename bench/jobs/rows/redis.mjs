import { redis } from 'solder/redis'
import { openApp } from '../solder-app.mjs'

export const title = 'redis()'
export const group = 'Redis'
export const server = 'redis'
export const beneath = 'bullmq'

// Told to trust the server: one that writes its log once a second is what the other rows have too.
export const open = (url, slots) => openApp(redis(url, { trustDurability: true }), slots)
