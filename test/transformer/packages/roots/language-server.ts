import type { PackageRoot } from './root.js'

const imports = `import type * as Lsp from 'vscode-languageserver-protocol'`
const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 7 } }

export const languageServer: readonly PackageRoot[] = [
  {
    imports,
    type: 'Lsp.InitializeParams',
    valid: [
      {
        processId: 4242,
        clientInfo: { name: 'editor', version: '1.99.0' },
        rootPath: null,
        rootUri: 'file:///home/ada/project',
        capabilities: {
          workspace: {
            applyEdit: true,
            workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename'] },
          },
          textDocument: {
            completion: {
              completionItem: {
                snippetSupport: true,
                documentationFormat: ['markdown'],
                tagSupport: { valueSet: [1] },
              },
            },
            synchronization: { didSave: true },
          },
          general: { positionEncodings: ['utf-8', 'utf-16'] },
          experimental: { anything: [1, 'a', null] },
        },
        trace: 'off',
        workspaceFolders: [{ uri: 'file:///home/ada/project', name: 'project' }],
      },
      { processId: null, rootUri: null, capabilities: {} },
    ],
    wrong: [
      ['/processId', '4242', '/processId type'],
      ['/trace', 'loud', '/trace enum'],
      [
        '/capabilities/textDocument/completion/completionItem/snippetSupport',
        1,
        '/capabilities/textDocument/completion/completionItem/snippetSupport type',
      ],
      ['/workspaceFolders/0/name', undefined, '/workspaceFolders/0/name required'],
    ],
  },
  {
    imports,
    type: 'Lsp.CompletionItem',
    valid: [
      {
        label: 'forEach',
        kind: 2,
        detail: '(callback) => void',
        documentation: { kind: 'markdown', value: '**Calls** it.' },
        insertTextFormat: 2,
        textEdit: { range, newText: 'forEach($1)' },
        additionalTextEdits: [{ range, newText: '' }],
        commitCharacters: ['.'],
        command: { title: 'Suggest', command: 'editor.action.triggerSuggest', arguments: [1, { a: null }] },
        data: { id: 7 },
      },
      { label: 'x', textEdit: { insert: range, replace: range, newText: 'x' }, documentation: 'plain' },
    ],
    wrong: [
      ['/kind', 99, '/kind enum'],
      ['/documentation/kind', 'html', '/documentation/kind enum'],
      ['/textEdit/range/end', undefined, '/textEdit/range/end required'],
    ],
  },
  {
    imports,
    type: 'Lsp.WorkspaceEdit',
    valid: [
      {
        changes: { 'file:///a.ts': [{ range, newText: 'a' }] },
        documentChanges: [
          { textDocument: { uri: 'file:///a.ts', version: null }, edits: [{ range, newText: 'b' }] },
          { kind: 'rename', oldUri: 'file:///a.ts', newUri: 'file:///b.ts', options: { overwrite: true } },
          { kind: 'delete', uri: 'file:///c.ts' },
        ],
        changeAnnotations: { one: { label: 'One', needsConfirmation: true } },
      },
    ],
    wrong: [
      ['/documentChanges/1/newUri', undefined, '/documentChanges/1/newUri required'],
      ['/changes/file:~1~1~1a.ts/0/newText', 1, '/changes/file:~1~1~1a.ts/0/newText type'],
    ],
  },
  {
    imports,
    type: 'Lsp.PublishDiagnosticsParams',
    valid: [
      {
        uri: 'file:///a.ts',
        version: 3,
        diagnostics: [
          {
            range,
            severity: 1,
            code: 2322,
            codeDescription: { href: 'https://example.com/2322' },
            source: 'ts',
            message: 'No.',
            tags: [1, 2],
            relatedInformation: [{ location: { uri: 'file:///b.ts', range }, message: 'here' }],
          },
        ],
      },
    ],
    wrong: [
      ['/diagnostics/0/severity', 5, '/diagnostics/0/severity enum'],
      [
        '/diagnostics/0/relatedInformation/0/location/range/start/line',
        '3',
        '/diagnostics/0/relatedInformation/0/location/range/start/line type',
      ],
    ],
  },
  {
    imports,
    type: 'Lsp.ServerCapabilities',
    valid: [
      {
        textDocumentSync: { openClose: true, change: 2, save: { includeText: false } },
        completionProvider: { triggerCharacters: ['.'], resolveProvider: true },
        hoverProvider: true,
        semanticTokensProvider: { legend: { tokenTypes: ['class'], tokenModifiers: [] }, full: { delta: true } },
      },
      { textDocumentSync: 1, definitionProvider: { workDoneProgress: false } },
    ],
    wrong: [
      ['/textDocumentSync/change', 3, '/textDocumentSync/change enum'],
      ['/completionProvider/triggerCharacters', '.', '/completionProvider/triggerCharacters type'],
    ],
  },
]
