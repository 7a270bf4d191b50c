import { codec, type Format, type Integer, type MaxLength, type Maximum, type MinLength, type Minimum } from 'solder'
import type { Order, Product, Shape, Tree } from '../types.js'

interface Account {
  id: string & Format<'uuid'>
  email: string & Format<'email'>
  created: string & Format<'date-time'>
  born: string & Format<'date'>
  address: string & Format<'ipv4'>
  name: string & MinLength<1> & MaxLength<60>
  age: number & Integer & Minimum<0> & Maximum<150>
}

export const product = one(codec<Product>())
export const orders = one(codec<Order[]>())
export const shapes = one(codec<Shape[]>())
export const tree = one(codec<Tree>())
export const formats = one(codec<Account>())

function one<T>(drop: T): { drop: T; keep: T; strict: T } {
  return { drop, keep: drop, strict: drop }
}
