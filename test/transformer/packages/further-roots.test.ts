import { expect } from 'chai'
import { compileTypes } from '../types/compiled-types.js'

/** More types of packages, of which no sample is tried: that they are read and written, and that what is written runs. */
const further: Readonly<Record<string, readonly string[]>> = {
  "import type { components } from '@octokit/openapi-types'": [
    "components['schemas']['full-repository']",
    "components['schemas']['pull-request']",
    "components['schemas']['workflow-run']",
    "components['schemas']['global-advisory']",
    "components['schemas']['code-scanning-alert']",
  ],
  "import type * as Lambda from 'aws-lambda'": [
    ...[
      'APIGatewayProxyEvent',
      'ALBEvent',
      'CognitoUserPoolTriggerEvent',
      'KinesisStreamEvent',
      'SNSEvent',
      'SESEvent',
    ],
    ...['ScheduledEvent', 'LexV2Event', 'APIGatewayAuthorizerEvent', 'APIGatewayProxyResultV2', 'MSKEvent'],
    ...['CodePipelineEvent', 'ConnectContactFlowEvent', "EventBridgeEvent<'todo', { id: string }>", 'S3BatchEvent'],
  ].map((name) => `Lambda.${name}`),
  "import type * as Protocol from 'vscode-languageserver-protocol'": [
    ...['InitializeResult', 'DocumentSymbol', 'SemanticTokens', 'CodeAction', 'Hover', 'SignatureHelp', 'InlayHint'],
    ...['ClientCapabilities', 'NotebookDocument', 'DidChangeTextDocumentParams', 'TextDocumentEdit', 'LocationLink'],
  ].map((name) => `Protocol.${name}`),
  "import type * as Kubernetes from '@kubernetes/client-node'": [
    ...['V1PodList', 'V1CustomResourceDefinition', 'V1Service', 'V1Ingress', 'V1Secret', 'V1Job', 'V1StatefulSet'],
    ...['V1NetworkPolicy', 'V1JSONSchemaProps', 'V2HorizontalPodAutoscaler', 'V1Status', 'V1Node'],
  ].map((name) => `Kubernetes.${name}`),
  "import type { OpenAPIV2, OpenAPIV3, OpenAPIV3_1 } from 'openapi-types'": [
    ...['OpenAPIV2.SchemaObject', 'OpenAPIV3.SchemaObject', 'OpenAPIV3_1.SchemaObject', 'OpenAPIV3.OperationObject'],
    'OpenAPIV3_1.ComponentsObject',
  ],
  "import type * as GeoJson from 'geojson'": [
    ...[
      'FeatureCollection',
      'Geometry',
      'GeometryCollection',
      'BBox',
      'Feature<GeoJson.Point, { name: string } | null>',
    ],
  ].map((name) => `GeoJson.${name}`),
  "import type * as Slack from '@slack/types'": [
    ...['MessageAttachment', 'SlackEvent', 'RichTextBlock', 'HomeView', 'AnyBlock'],
  ].map((name) => `Slack.${name}`),
  "import type * as Discord from 'discord-api-types/v10'": [
    ...['APIInteraction', 'APIGuild', 'APIChannel', 'APIApplicationCommand', 'APIInteractionResponse', 'APIAuditLog'],
    ...['GatewayReceivePayload', 'GatewaySendPayload'],
  ].map((name) => `Discord.${name}`),
  "import type * as Har from 'har-format'": ['Har.Entry', 'Har.Response'],
  "import type { JSONSchema6, JSONSchema7Definition } from 'json-schema'": ['JSONSchema6', 'JSONSchema7Definition'],
}

describe('further types of packages', () => {
  for (const [imports, types] of Object.entries(further)) {
    it(`can cross a wire: ${types.length} of ${imports.replace(/.* from /u, '')}`, () => {
      const source = [imports, ...types.map((type, i) => `export type T${i} = ${type}`)].join('\n')
      const compiled = compileTypes({ 'types.ts': source }, { types: ['node'], esModuleInterop: true })
      for (const [i, type] of types.entries()) {
        const { obstacles, codec } = compiled('types.ts', `T${i}`)
        expect(
          obstacles.filter(({ unchecked }) => unchecked !== true),
          type,
        ).to.deep.equal([])
        // No number is any of them.
        expect(codec.is(0.5), type).to.equal(false)
      }
    })
  }
})
