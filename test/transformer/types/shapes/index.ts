import { composed } from './composed.js'
import { extended } from './extended.js'
import { hostile } from './hostile.js'
import { indexSignatures } from './index-signatures.js'
import { literals } from './literals.js'
import { mapped } from './mapped.js'
import { objects } from './objects.js'
import { optional } from './optional.js'
import { plain } from './plain.js'
import { recursive } from './recursive.js'
import type { Shape } from './shape.js'
import { sharedTags } from './shared-tags.js'
import { tagged } from './tagged.js'
import { templateLiterals } from './template-literals.js'
import { tuples } from './tuples.js'
import { unions } from './unions.js'
import { values } from './values.js'

export const shapes: readonly Shape[] = [
  ...plain,
  ...literals,
  ...templateLiterals,
  ...optional,
  ...tuples,
  ...objects,
  ...extended,
  ...indexSignatures,
  ...mapped,
  ...unions,
  ...composed,
  ...recursive,
  ...tagged,
  ...sharedTags,
  ...hostile,
  ...values,
]
