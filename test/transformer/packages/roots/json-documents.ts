import type { PackageRoot } from './root.js'

const schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://example.com/order.json',
  type: 'object',
  properties: {
    id: { type: 'string', pattern: '^[a-z]+$' },
    items: { type: 'array', items: [{ type: 'integer', minimum: 0 }, true], uniqueItems: true },
    either: { anyOf: [{ type: ['string', 'null'] }, { const: { a: [1, null, 'x'] } }, { enum: [1, 'a', [], {}] }] },
  },
  required: ['id'],
  additionalProperties: false,
  if: { properties: { id: { const: 'a' } } },
  then: { required: ['items'] },
  default: { id: 'a' },
  definitions: { self: { $ref: '#' } },
}

const har = {
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36' },
    pages: [
      {
        startedDateTime: '2026-01-01T00:00:00Z',
        id: 'p1',
        title: 'https://example.com/',
        pageTimings: { onLoad: 12.5 },
      },
    ],
    entries: [
      {
        pageref: 'p1',
        startedDateTime: '2026-01-01T00:00:00.000Z',
        time: 50.2,
        request: {
          method: 'POST',
          url: 'https://example.com/',
          httpVersion: 'h2',
          cookies: [{ name: 'sid', value: '1', httpOnly: true }],
          headers: [{ name: 'accept', value: '*/*' }],
          queryString: [],
          postData: { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'a', value: 'b' }] },
          headersSize: -1,
          bodySize: 3,
        },
        response: {
          status: 200,
          statusText: '',
          httpVersion: 'h2',
          cookies: [],
          headers: [],
          content: { size: 2, mimeType: 'application/json', text: '{}' },
          redirectURL: '',
          headersSize: -1,
          bodySize: 2,
        },
        cache: { beforeRequest: null },
        timings: { blocked: -1, wait: 40, receive: 10.2 },
      },
    ],
  },
}

const feature = {
  type: 'Feature',
  id: 'f1',
  bbox: [-10, -10, 10, 10],
  geometry: {
    type: 'GeometryCollection',
    geometries: [
      { type: 'Point', coordinates: [102, 0.5] },
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        ],
      },
    ],
  },
  properties: { name: 'Dinagat Islands', area: null },
}

const swagger = {
  swagger: '2.0',
  info: { title: 'Pets', version: '1.0.0', license: { name: 'MIT' } },
  basePath: '/v1',
  paths: {
    '/pets/{id}': {
      get: {
        parameters: [
          { name: 'id', in: 'path', required: true, type: 'string' },
          { name: 'body', in: 'body', schema: { $ref: '#/definitions/Pet' } },
        ],
        responses: { 200: { description: 'ok', schema: { type: 'array', items: { $ref: '#/definitions/Pet' } } } },
      },
    },
  },
  definitions: { Pet: { type: 'object', required: ['id'], properties: { id: { type: 'integer', format: 'int64' } } } },
}

const openapi = {
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1.0.0' },
  servers: [{ url: '/v1', variables: { region: { default: 'eu', enum: ['eu', 'us'] } } }],
  paths: {
    '/pets': {
      post: {
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
        responses: {
          201: { description: 'made', headers: { location: { schema: { type: 'string' } } } },
          default: { $ref: '#/components/responses/Problem' },
        },
        callbacks: { made: { '{$request.body#/url}': { post: { responses: { 200: { description: 'ok' } } } } } },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        properties: { tags: { type: 'array', items: { type: 'string', nullable: true } } },
        discriminator: { propertyName: 'kind' },
      },
      Any: { oneOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'boolean' }] },
    },
    responses: { Problem: { description: 'no' } },
    securitySchemes: {
      key: { type: 'apiKey', name: 'x-key', in: 'header' },
      login: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example' },
    },
  },
}

export const jsonDocuments: readonly PackageRoot[] = [
  {
    imports: `import type { JSONSchema7 } from 'json-schema'`,
    type: 'JSONSchema7',
    valid: [schema, {}],
    wrong: [
      ['/type', 'objects', '/type type'],
      ['/required/0', 1, '/required/0 type'],
      ['/properties/items/uniqueItems', 'yes', '/properties/items/uniqueItems type'],
      ['/properties/id/pattern', null, '/properties/id/pattern type'],
    ],
  },
  {
    imports: `import type { JSONSchema4 } from 'json-schema'`,
    type: 'JSONSchema4',
    valid: [
      { id: 'a', type: 'object', properties: { a: { type: 'any', required: true } }, required: ['a'], 'x-extra': [1] },
    ],
    wrong: [['/properties/a/type', 'nothing', '/properties/a/type type']],
  },
  {
    imports: `import type { Har } from 'har-format'`,
    type: 'Har',
    valid: [har],
    wrong: [
      ['/log/entries/0/time', '50.2', '/log/entries/0/time type'],
      ['/log/entries/0/response/content/mimeType', undefined, '/log/entries/0/response/content/mimeType required'],
      ['/log/entries/0/request/cookies/0/httpOnly', 'yes', '/log/entries/0/request/cookies/0/httpOnly type'],
    ],
  },
  {
    imports: `import type { Feature } from 'geojson'`,
    type: 'Feature',
    valid: [feature, { type: 'Feature', geometry: { type: 'Point', coordinates: [1, 2] }, properties: null }],
    wrong: [
      ['/type', 'Futures', '/type enum'],
      ['/geometry/geometries/0/coordinates/1', '0.5', '/geometry/geometries/0/coordinates/1 type'],
      ['/geometry/geometries/1/type', 'Polygone', '/geometry/geometries/1/type union'],
      ['/bbox', [1, 2], '/bbox items'],
    ],
  },
  {
    imports: `import type { GeoJSON } from 'geojson'`,
    type: 'GeoJSON',
    valid: [{ type: 'FeatureCollection', features: [feature] }, feature, feature.geometry],
    wrong: [
      ['/features/0/geometry/geometries', undefined, '/features/0/geometry/geometries required'],
      ['/type', 'Collection', '/type union'],
    ],
  },
  {
    imports: `import type { OpenAPIV2 } from 'openapi-types'`,
    type: `Omit<OpenAPIV2.Document, 'x-express-openapi-additional-middleware'>`,
    valid: [swagger],
    wrong: [
      ['/info/version', undefined, '/info/version required'],
      [
        '/paths/~1pets~1{id}/get/responses/200/description',
        1,
        '/paths/~1pets~1{id}/get/responses/200/description type',
      ],
    ],
  },
  {
    imports: `import type { OpenAPIV2 } from 'openapi-types'`,
    type: 'OpenAPIV2.Document',
    valid: [],
    wrong: [],
    obstacles: ['x-express-openapi-additional-middleware.[]: a function'],
  },
  {
    imports: `import type { OpenAPIV3 } from 'openapi-types'`,
    type: `Omit<OpenAPIV3.Document, 'x-express-openapi-additional-middleware'>`,
    valid: [openapi],
    wrong: [
      ['/servers/0/url', undefined, '/servers/0/url required'],
      ['/components/securitySchemes/key/type', 'apikey', '/components/securitySchemes/key/type enum'],
      [
        '/components/schemas/Pet/discriminator/propertyName',
        1,
        '/components/schemas/Pet/discriminator/propertyName type',
      ],
    ],
  },
  {
    imports: `import type { OpenAPIV3_1 } from 'openapi-types'`,
    type: `Omit<OpenAPIV3_1.Document, 'x-express-openapi-additional-middleware'>`,
    valid: [
      {
        ...openapi,
        openapi: '3.1.0',
        components: {
          schemas: { Pet: { type: ['object', 'null'], properties: { n: { type: 'integer', exclusiveMinimum: 0 } } } },
        },
      },
      {
        openapi: '3.1.0',
        info: { title: 'Hooks', version: '1' },
        webhooks: { made: { post: { responses: {} } } },
        components: {},
      },
    ],
    wrong: [['/info/title', 1, '/info/title type']],
  },
]
