/** Where another road from types to verdicts says otherwise than we do, and why. */
export interface Difference {
  judge: string
  type: string
  ours: 'accepts' | 'refuses'
  /**
   * What the JSON of the smallest such value looks like. Absent where the judge is wrong about so many values of the type that it is
   * not asked about it any more.
   */
  smallest?: RegExp
  /** A JSON value that shows it. */
  example: unknown
  /** What the compiler says of that value, in its JavaScript form. */
  typescript: boolean
  why: string
}

export const differences: readonly Difference[] = [
  {
    judge: 'typia',
    type: 'Contact',
    ours: 'accepts',
    smallest: /"extension":/,
    example: { name: '', phone: '', extension: '' },
    typescript: true,
    why: 'A member that declares fewer properties holds, whatever another member says about one more.',
  },
  {
    judge: 'typia',
    type: 'ContactPage',
    ours: 'accepts',
    smallest: /"extension":/,
    example: { items: [{ id: 0, contact: { name: '', phone: '', extension: [] } }], total: 0, links: [] },
    typescript: true,
    why: 'A member that declares fewer properties holds, whatever another member says about one more.',
  },
  {
    judge: 'typia',
    type: 'SchemaDocument',
    ours: 'accepts',
    smallest: /"(?:const|enum|default|examples)":.*\[\]/,
    example: { const: { a: [] } },
    typescript: true,
    why: 'It takes an interface that extends Array for an object.',
  },
  {
    judge: 'typia',
    type: 'SlackBlock',
    ours: 'accepts',
    smallest: /"type":"plan"/,
    example: { type: 'plan', title: '', tasks: [{ type: '' }] },
    typescript: true,
    why: 'A member that declares fewer properties holds, whatever another member says about one more.',
  },
  {
    judge: 'ts-json-schema-generator',
    type: 'SchemaDocument',
    ours: 'accepts',
    example: { const: [] },
    typescript: true,
    why: 'It takes an interface that extends Array for an object.',
  },
  {
    judge: 'typescript-json-schema',
    type: 'SchemaDocument',
    ours: 'accepts',
    smallest: /"(?:const|enum|default|examples)":.*\[\]/,
    example: { default: { a: [] } },
    typescript: true,
    why: 'It takes an interface that extends Array for an object.',
  },
  {
    judge: 'ts-json-schema-generator',
    type: 'Advisory',
    ours: 'accepts',
    example: {
      ghsa_id: '',
      cve_id: null,
      summary: '',
      description: '',
      vulnerabilities: [],
      severity: 'critical',
      cvss: { score: 0, vector_string: null },
      cwes: [],
      identifiers: [],
      references: [],
      published_at: '',
      updated_at: '',
      withdrawn_at: null,
    },
    typescript: true,
    why: 'Of a type that is looked up in another, it writes a schema that accepts nothing.',
  },
  {
    judge: 'ts-json-schema-generator',
    type: 'StoredValue',
    ours: 'accepts',
    example: { S: '' },
    typescript: true,
    why: 'It takes what is optional and never in each member for required and never.',
  },
  {
    judge: 'typescript-json-schema',
    type: 'StoredValue',
    ours: 'refuses',
    smallest: /"M":\{/,
    example: { M: { a: 0 } },
    typescript: false,
    why: 'It says nothing about the values of an index signature in a union.',
  },
  {
    judge: 'typescript-json-schema',
    type: 'ApiSecurity',
    ours: 'refuses',
    example: { a: 0 },
    typescript: false,
    why: 'It says nothing about the values of a Record.',
  },
  {
    judge: 'typescript-json-schema',
    type: 'Order',
    ours: 'refuses',
    smallest: /"notes":\{/,
    example: {
      id: '123e4567-e89b-12d3-a456-426614174000',
      customer: { name: 'a', country: 'DE' },
      lines: [{ sku: '', count: 1, price: { amount: 0, currency: 'EUR' } }],
      status: 'open',
      notes: { a: 0 },
    },
    typescript: false,
    why: 'It says nothing about the values of a Record.',
  },
  {
    judge: 'ts-json-schema-generator',
    type: 'LanguageItems',
    ours: 'refuses',
    example: { symbols: [0] },
    typescript: false,
    why: 'Where a namespace has the name of an interface, it says nothing about the interface.',
  },
]
