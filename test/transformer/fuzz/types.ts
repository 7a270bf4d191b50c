/** Types that the fuzzer takes: from packages that many use, and as applications write them. */
import type { APIGatewayProxyEventV2, AttributeValue as DynamoValue, S3Event, SQSEvent } from 'aws-lambda'
import type { APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10'
import type { Feature, FeatureCollection, Geometry } from 'geojson'
import type { Har as HarFile } from 'har-format'
import type { JSONSchema7 } from 'json-schema'
import type { components } from '@octokit/openapi-types'
import type { KnownBlock } from '@slack/types'
import type { V1Container } from '@kubernetes/client-node'
import type { OpenAPIV3 } from 'openapi-types'
import type { DocumentSymbol, WorkspaceEdit } from 'vscode-languageserver-protocol'

export type Features = FeatureCollection<Geometry, { name: string; rank?: number }>
export type Place = Feature<Geometry | null, { name: string } | null>
export type SchemaDocument = JSONSchema7
export type Har = HarFile
export type SlackBlock = KnownBlock
export type Container = V1Container
export type GatewayEvent = APIGatewayProxyEventV2
export type StorageEvent = S3Event
export type QueueEvent = SQSEvent
export type StoredValue = DynamoValue
export type DiscordEmbed = APIEmbed
export type DiscordComponent = APIMessageTopLevelComponent
export type ApiSecurity = Record<string, OpenAPIV3.SecuritySchemeObject | OpenAPIV3.ReferenceObject>
export type Advisory = components['schemas']['dependabot-alert-security-advisory']
export interface LanguageItems {
  symbols: DocumentSymbol[]
  edit?: WorkspaceEdit
}

/** An order with constraints in JSDoc, which every road reads. */
export interface Order {
  /** @format uuid */
  id: string
  customer: Customer
  /** @minItems 1 */
  lines: OrderLine[]
  status: 'open' | 'paid' | 'shipped'
  payment?: Card | Transfer | null
  notes?: Record<string, string>
}
interface Customer {
  /**
   * @minLength 1
   * @maxLength 20
   */
  name: string
  /** @format email */
  email?: string
  /** @pattern ^[A-Z]{2}$ */
  country: string
}
interface OrderLine {
  sku: string
  /**
   * @minimum 1
   * @maximum 100
   */
  count: number
  price: Money
}
interface Money {
  /** @minimum 0 */
  amount: number
  currency: 'EUR' | 'USD'
}
interface Card {
  method: 'card'
  last4: string
}
interface Transfer {
  method: 'transfer'
  iban: string
  reference?: string
}

/** What a chat sends, told apart by two properties. */
export type ChatEvent =
  | { type: 'message'; room: string; text: string; replyTo?: string | null }
  | { type: 'presence'; online: true; since: number }
  | { type: 'presence'; online: false; lastSeen: number | null }
  | { type: 'typing'; room: string; users: string[] }
  | { type: 'error'; code: 400 | 404 | 500; message?: string }

/** Untagged, and one member inside another. */
export type Contact =
  | { name: string; phone: string }
  | { name: string; phone: string; extension: number }
  | { name: string; email: string }
  | { company: string; contacts: Contact[] }

export type Expression =
  | number
  | string
  | boolean
  | null
  | { op: 'add' | 'mul'; args: Expression[] }
  | { op: 'not'; arg: Expression }
  | { if: Expression; then: Expression; else?: Expression }

export interface AppSettings {
  theme: 'light' | 'dark' | { primary: string; accent?: string }
  limits: { [name: string]: number }
  features: Partial<Record<'search' | 'export' | 'beta', boolean>>
  shortcuts: [key: string, command: string, ...args: (string | number)[]][]
  window?: { size: [width: number, height: number]; position?: readonly [x: number, y: number] | null }
  flags: 0 | 1 | 2 | 3
}

interface Page<Item> {
  items: Item[]
  total: number
  next?: string | null
  links: { rel: 'self' | 'next' | 'prev'; href: string }[]
}
export type ContactPage = Page<{ id: number; contact: Contact; tags?: string[] }>
