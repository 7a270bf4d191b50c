import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Block } from './markdown-blocks.js'

const compilerOptions = {
  target: 'ES2022',
  module: 'nodenext',
  strict: true,
  skipLibCheck: true,
  types: ['node'],
  rootDir: '.',
  outDir: 'dist',
  plugins: [{ name: 'solder', transform: 'solder/transformer', transformProgram: true }],
}

/** Writes the files that a page's blocks name, and a package.json and a tsconfig.json where the page has none. */
export function writePageProject(blocks: readonly Block[], folder: string): void {
  const files = new Map([
    ['package.json', JSON.stringify({ name: 'page', private: true, type: 'module' })],
    ['tsconfig.json', JSON.stringify({ compilerOptions })],
  ])
  for (const { file, text } of blocks) if (file !== undefined) files.set(file, text)
  for (const [file, text] of files) {
    const path = join(folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
}
