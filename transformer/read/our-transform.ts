import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'

const ourTransformer = resolve(__dirname, '..', 'index.js')

/** Whether the `transform` of an entry under `plugins` names our transformer. Paths are relative to the folder of its tsconfig.json. */
export function isOurTransform(transform: unknown, folder: string | undefined): boolean {
  if (typeof transform !== 'string') return false
  if (transform === 'solder/transformer') return true
  if (folder === undefined) return false
  const path = resolve(folder, transform)
  return [path, `${path}.js`, resolve(path, 'index.js')].some(
    (candidate) =>
      candidate.endsWith('.js') && existsSync(candidate) && realpathSync(candidate) === realpathSync(ourTransformer),
  )
}
