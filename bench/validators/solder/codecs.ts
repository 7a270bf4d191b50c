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

export const product = {
  drop: codec<Product>(),
  keep: codec<Product>({ excess: 'keep' }),
  strict: codec<Product>({ excess: 'error' }),
}
export const orders = {
  drop: codec<Order[]>(),
  keep: codec<Order[]>({ excess: 'keep' }),
  strict: codec<Order[]>({ excess: 'error' }),
}
export const shapes = {
  drop: codec<Shape[]>(),
  keep: codec<Shape[]>({ excess: 'keep' }),
  strict: codec<Shape[]>({ excess: 'error' }),
}
export const tree = {
  drop: codec<Tree>(),
  keep: codec<Tree>({ excess: 'keep' }),
  strict: codec<Tree>({ excess: 'error' }),
}
export const formats = {
  drop: codec<Account>(),
  keep: codec<Account>({ excess: 'keep' }),
  strict: codec<Account>({ excess: 'error' }),
}
