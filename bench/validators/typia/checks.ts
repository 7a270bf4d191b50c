import typia, { type tags } from 'typia'
import type { Order, Product, Shape, Tree } from '../types.js'

interface Account {
  id: string & tags.Format<'uuid'>
  email: string & tags.Format<'email'>
  created: string & tags.Format<'date-time'>
  born: string & tags.Format<'date'>
  address: string & tags.Format<'ipv4'>
  name: string & tags.MinLength<1> & tags.MaxLength<60>
  age: number & tags.Type<'int32'> & tags.Minimum<0> & tags.Maximum<150>
}

export const product = {
  is: typia.createIs<Product>(),
  strict: typia.createEquals<Product>(),
  report: typia.createValidate<Product>(),
  assert: typia.createAssert<Product>(),
  prune: typia.misc.createAssertPrune<Product>(),
  stringify: typia.json.createStringify<Product>(),
}
export const orders = {
  is: typia.createIs<Order[]>(),
  strict: typia.createEquals<Order[]>(),
  report: typia.createValidate<Order[]>(),
  assert: typia.createAssert<Order[]>(),
  prune: typia.misc.createAssertPrune<Order[]>(),
  stringify: typia.json.createStringify<Order[]>(),
}
export const shapes = {
  is: typia.createIs<Shape[]>(),
  strict: typia.createEquals<Shape[]>(),
  report: typia.createValidate<Shape[]>(),
  assert: typia.createAssert<Shape[]>(),
  prune: typia.misc.createAssertPrune<Shape[]>(),
  stringify: typia.json.createStringify<Shape[]>(),
}
export const tree = {
  is: typia.createIs<Tree>(),
  strict: typia.createEquals<Tree>(),
  report: typia.createValidate<Tree>(),
  assert: typia.createAssert<Tree>(),
  prune: typia.misc.createAssertPrune<Tree>(),
  stringify: typia.json.createStringify<Tree>(),
}
export const formats = {
  is: typia.createIs<Account>(),
  strict: typia.createEquals<Account>(),
  report: typia.createValidate<Account>(),
  assert: typia.createAssert<Account>(),
  prune: typia.misc.createAssertPrune<Account>(),
  stringify: typia.json.createStringify<Account>(),
}
