/** The types of four of the five cases. They have no tags, so that Solder and typia compile the very same text. */

export interface Product {
  id: number
  name: string
  price: number
  inStock: boolean
  kind: 'book' | 'film' | 'music'
  note?: string
}

export interface Customer {
  id: number
  name: string
  phone?: string
}
export interface Line {
  sku: string
  title: string
  quantity: number
  price: number
}
export interface CardPayment {
  method: 'card'
  last4: string
  expires: string
}
export interface TransferPayment {
  method: 'transfer'
  iban: string
  reference?: string
}
export interface CashPayment {
  method: 'cash'
  given: number
}
export interface Order {
  id: number
  status: 'open' | 'paid' | 'sent'
  customer: Customer
  payment: CardPayment | TransferPayment | CashPayment
  lines: Line[]
  total: number
  gift: boolean
}

export interface Point {
  x: number
  y: number
}
export interface Segment {
  p1: Point
  p2: Point
}
export interface Triangle {
  p1: Point
  p2: Point
  p3: Point
}
export interface Circle {
  center: Point
  radius: number
}
export interface Polyline {
  points: Point[]
}
export interface Label {
  at: Point
  text: string
}
export type Shape = Segment | Triangle | Circle | Polyline | Label

export interface Tree {
  id: number
  name: string
  open: boolean
  children: Tree[]
}
