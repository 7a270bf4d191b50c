import { composed } from './composed.js'
import { hostile } from './hostile.js'
import { plain } from './plain.js'
import type { Shape } from './shape.js'
import { tagged } from './tagged.js'

export const shapes: readonly Shape[] = [...plain, ...composed, ...tagged, ...hostile]
