import type { PackageRoot } from './root.js'

const imports = `import type * as Lambda from 'aws-lambda'`

const http = {
  version: '2.0',
  routeKey: 'POST /orders/{id}',
  rawPath: '/orders/17',
  rawQueryString: 'dry=1&dry=2',
  cookies: ['sid=abc'],
  headers: { 'content-type': 'application/json', host: 'api.example.com' },
  queryStringParameters: { dry: '1,2' },
  pathParameters: { id: '17' },
  requestContext: {
    accountId: '123456789012',
    apiId: 'a1b2c3',
    domainName: 'api.example.com',
    domainPrefix: 'api',
    http: { method: 'POST', path: '/orders/17', protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'curl/8' },
    requestId: 'JKJaXmPLvHcESHA=',
    routeKey: 'POST /orders/{id}',
    stage: '$default',
    time: '10/Mar/2026:05:16:23 +0000',
    timeEpoch: 1583348638390,
  },
  body: '{"n":1}',
  isBase64Encoded: false,
}

const sqs = {
  Records: [
    {
      messageId: '059f36b4-87a3-44ab-83d2-661975830a7d',
      receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...',
      body: 'hello',
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '1545082649183',
        SenderId: 'AIDAIENQZJOLO23YVJ4VO',
        ApproximateFirstReceiveTimestamp: '1545082649185',
      },
      messageAttributes: { tenant: { stringValue: 'acme', dataType: 'String' } },
      md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-2:123456789012:orders',
      awsRegion: 'us-east-2',
    },
  ],
}

const s3 = {
  Records: [
    {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      awsRegion: 'us-west-2',
      eventTime: '1970-01-01T00:00:00.000Z',
      eventName: 'ObjectCreated:Put',
      userIdentity: { principalId: 'AIDAJDPLRKLG7UEXAMPLE' },
      requestParameters: { sourceIPAddress: '127.0.0.1' },
      responseElements: { 'x-amz-request-id': 'C3D13FE58DE4C810', 'x-amz-id-2': 'FMyUVURIY8' },
      s3: {
        s3SchemaVersion: '1.0',
        configurationId: 'all',
        bucket: { name: 'photos', ownerIdentity: { principalId: 'A3NL1KOZZKExample' }, arn: 'arn:aws:s3:::photos' },
        object: {
          key: 'cat.jpg',
          size: 1024,
          eTag: 'd41d8cd98f00b204e9800998ecf8427e',
          sequencer: '0055AED6DCD90281E5',
        },
      },
    },
  ],
}

const stack = {
  RequestType: 'Update',
  ServiceToken: 'arn:aws:lambda:eu-central-1:123456789012:function:custom',
  ResponseURL: 'https://cloudformation.example/answer',
  StackId: 'arn:aws:cloudformation:eu-central-1:123456789012:stack/s/1',
  RequestId: 'unique',
  LogicalResourceId: 'Table',
  PhysicalResourceId: 'table-1',
  ResourceType: 'Custom::Table',
  ResourceProperties: { ServiceToken: 'arn:aws:lambda:eu-central-1:123456789012:function:custom', size: 5 },
  OldResourceProperties: { ServiceToken: 'arn:aws:lambda:eu-central-1:123456789012:function:custom', size: 4 },
}

export const awsLambda: readonly PackageRoot[] = [
  {
    imports,
    type: 'Lambda.APIGatewayProxyEventV2',
    valid: [http, { ...http, cookies: undefined, body: undefined }],
    wrong: [
      ['/requestContext/http/method', 5, '/requestContext/http/method type'],
      ['/requestContext/timeEpoch', '1583348638390', '/requestContext/timeEpoch type'],
      ['/headers', undefined, '/headers required'],
      ['/cookies/0', null, '/cookies/0 type'],
    ],
  },
  {
    imports,
    type: 'Lambda.SQSEvent',
    valid: [sqs, { Records: [] }],
    wrong: [
      ['/Records/0/attributes/SentTimestamp', 1545082649183, '/Records/0/attributes/SentTimestamp type'],
      [
        '/Records/0/messageAttributes/tenant/dataType',
        undefined,
        '/Records/0/messageAttributes/tenant/dataType required',
      ],
    ],
  },
  {
    imports,
    type: 'Lambda.S3Event',
    valid: [s3],
    wrong: [
      ['/Records/0/s3/object/size', '1024', '/Records/0/s3/object/size type'],
      ['/Records/0/responseElements/x-amz-id-2', undefined, '/Records/0/responseElements/x-amz-id-2 required'],
    ],
  },
  {
    imports,
    type: 'Lambda.DynamoDBStreamEvent',
    valid: [
      {
        Records: [
          {
            eventID: 'c4ca4238',
            eventName: 'INSERT',
            dynamodb: {
              Keys: { id: { N: '101' } },
              NewImage: {
                id: { N: '101' },
                tags: { SS: ['a', 'b'] },
                nested: { M: { ok: { BOOL: true }, list: { L: [{ NULL: true }] } } },
              },
              SequenceNumber: '111',
              SizeBytes: 26,
              StreamViewType: 'NEW_AND_OLD_IMAGES',
            },
            eventSourceARN: 'arn:aws:dynamodb:us-west-2:1:table/T/stream/2015',
          },
        ],
      },
    ],
    wrong: [
      ['/Records/0/eventName', 'UPSERT', '/Records/0/eventName enum'],
      ['/Records/0/dynamodb/NewImage/nested/M/ok/BOOL', 'true', '/Records/0/dynamodb/NewImage/nested/M/ok/BOOL type'],
    ],
  },
  {
    imports,
    type: 'Lambda.CloudFormationCustomResourceEvent',
    valid: [
      stack,
      { ...stack, RequestType: 'Create', PhysicalResourceId: undefined, OldResourceProperties: undefined },
    ],
    wrong: [
      ['/RequestType', 'Destroy', '/RequestType union'],
      ['/PhysicalResourceId', undefined, '/PhysicalResourceId required'],
      ['/ResourceProperties/ServiceToken', 1, '/ResourceProperties/ServiceToken type'],
    ],
  },
  {
    imports,
    type: 'Lambda.CloudFrontRequestEvent',
    valid: [
      {
        Records: [
          {
            cf: {
              config: {
                distributionDomainName: 'd1.cloudfront.net',
                distributionId: 'E1',
                eventType: 'viewer-request',
                requestId: 'r',
              },
              request: {
                clientIp: '203.0.113.178',
                method: 'GET',
                uri: '/',
                querystring: '',
                headers: { host: [{ key: 'Host', value: 'd1' }] },
              },
            },
          },
        ],
      },
    ],
    wrong: [
      ['/Records/0/cf/config/eventType', 'viewer', '/Records/0/cf/config/eventType enum'],
      ['/Records/0/cf/request/headers/host/0/value', undefined, '/Records/0/cf/request/headers/host/0/value required'],
    ],
  },
  {
    imports,
    type: 'Lambda.Context',
    valid: [],
    wrong: [],
    obstacles: ['getRemainingTimeInMillis: a function', 'done: a function', 'fail: a function', 'succeed: a function'],
  },
]
