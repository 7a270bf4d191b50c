import type { PackageRoot } from './root.js'

/** What the tools of a JavaScript project read and write. */
export const tools: readonly PackageRoot[] = [
  {
    imports: `import type * as ESTree from 'estree'`,
    type: 'ESTree.Program',
    valid: [],
    wrong: [],
    obstacles: [`body.[].expression.value: the built-in type 'RegExp'`],
  },
  {
    imports: `import type * as ESTree from 'estree'`,
    type: 'ESTree.MemberExpression["object"] & { type: "Identifier" }',
    valid: [{ type: 'Identifier', name: 'a', loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 1 } } }],
    wrong: [
      ['/name', 1, '/name type'],
      ['/loc/end', undefined, '/loc/end required'],
    ],
  },
  {
    imports: `import type { Metafile } from 'esbuild'`,
    type: 'Metafile',
    valid: [
      {
        inputs: {
          'a.ts': { bytes: 12, imports: [{ path: 'b.ts', kind: 'import-statement', original: './b' }], format: 'esm' },
        },
        outputs: {
          'out.js': {
            bytes: 8,
            inputs: { 'a.ts': { bytesInOutput: 8 } },
            imports: [],
            exports: ['a'],
            entryPoint: 'a.ts',
          },
        },
      },
    ],
    wrong: [
      ['/inputs/a.ts/format', 'amd', '/inputs/a.ts/format enum'],
      ['/outputs/out.js/inputs/a.ts/bytesInOutput', null, '/outputs/out.js/inputs/a.ts/bytesInOutput type'],
    ],
  },
  {
    imports: `import type { BuildOptions } from 'esbuild'`,
    type: 'BuildOptions',
    valid: [],
    wrong: [],
    obstacles: [`mangleProps: the built-in type 'RegExp'`, `reserveProps: the built-in type 'RegExp'`],
  },
  {
    imports: `import type { BuildOptions } from 'esbuild'`,
    type: `Omit<BuildOptions, 'mangleProps' | 'reserveProps' | 'plugins' | 'stdin'>`,
    valid: [
      {
        bundle: true,
        entryPoints: { main: 'a.ts' },
        define: { DEBUG: 'false' },
        target: ['es2022'],
        loader: { '.png': 'file' },
      },
    ],
    wrong: [
      ['/loader/.png', 'png', '/loader/.png enum'],
      ['/bundle', 1, '/bundle type'],
    ],
  },
  {
    imports: `import type { ParsedUrlQuery } from 'node:querystring'`,
    type: 'ParsedUrlQuery',
    valid: [{ a: '1', b: ['2', '3'] }],
    wrong: [['/b/1', 3, '/b/1 type']],
  },
  {
    imports: `import type { LoggerOptions } from 'pino'`,
    type: `Pick<LoggerOptions, 'name' | 'level' | 'base' | 'customLevels' | 'messageKey'>`,
    valid: [{ name: 'app', level: 'info', base: null, customLevels: { loud: 35 } }],
    wrong: [['/name', 1, '/name type']],
  },
  {
    imports: `import type { PackageJson } from 'type-fest'`,
    type: 'PackageJson',
    valid: [
      {
        name: 'solder',
        version: '0.1.0',
        type: 'module',
        exports: { '.': { import: './a.js', default: './a.js' }, './package.json': './package.json' },
        scripts: { test: 'mocha' },
        dependencies: { ws: '8.0.0' },
        engines: { node: '>=20' },
      },
    ],
    wrong: [
      ['/type', 'esm', '/type enum'],
      ['/dependencies/ws', 8, '/dependencies/ws type'],
    ],
  },
  {
    imports: `import type { TsConfigJson } from 'type-fest'`,
    type: 'TsConfigJson',
    valid: [{ compilerOptions: { strict: true, lib: ['ES2017'], paths: { '@/*': ['./src/*'] } }, include: ['src'] }],
    wrong: [['/compilerOptions/strict', 'yes', '/compilerOptions/strict type']],
  },
  {
    imports: `import type { JWTPayload, JWK } from 'jose'`,
    type: 'JWK',
    valid: [{ kty: 'EC', crv: 'P-256', x: 'a', y: 'b', key_ops: ['verify'] }],
    wrong: [['/key_ops/0', 1, '/key_ops/0 type']],
  },
  {
    imports: `import type ts from 'typescript'`,
    type: 'ts.server.protocol.CompletionEntryDetails',
    valid: [
      {
        name: 'a',
        kind: 'const',
        kindModifiers: '',
        displayParts: [{ text: 'a', kind: 'text' }],
        tags: [{ name: 'see', text: 'b' }],
      },
    ],
    wrong: [
      ['/kind', 'variable', '/kind enum'],
      ['/displayParts/0/text', undefined, '/displayParts/0/text required'],
    ],
  },
]
