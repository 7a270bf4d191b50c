/** What to use in place of a built-in type that cannot cross a wire. */
const instead: Readonly<Record<string, string>> = {
  RegExp: "its 'source' and 'flags' can, as strings",
  Promise: 'what it resolves to can',
  Function: 'the name of what is to be called can',
  Object: "'object' or 'unknown' can",
  String: "'string' can",
  Number: "'number' can",
  Boolean: "'boolean' can",
  BigInt: "'bigint' can",
  WeakMap: "a 'Map' can",
  WeakSet: "a 'Set' can",
  WeakRef: 'what it refers to can',
  DataView: "a 'Uint8Array' can",
  SharedArrayBuffer: "a 'Uint8Array' can",
  Iterable: 'an array can',
  Iterator: 'an array can',
  IterableIterator: 'an array can',
  ArrayIterator: 'an array can',
  MapIterator: 'an array can',
  SetIterator: 'an array can',
  Generator: 'an array can',
  ArrayLike: 'an array can',
  Buffer: "a 'Uint8Array' can",
}

/** A built-in type that cannot cross a wire, with what can in its place. */
export function refusal(name: string): string {
  const other = instead[name] ?? patterned(name)
  return other === undefined ? `the built-in type '${name}'` : `the built-in type '${name}' (${other})`
}

function patterned(name: string): string | undefined {
  if (name.endsWith('Error')) return "its 'message' can, as a string"
  if (/^Big(?:Int|Uint)64Array$/u.test(name)) return "'bigint[]' can"
  if (/^(?:Int|Uint|Float)\d+(?:Clamped)?Array$/u.test(name)) return "'number[]' or a 'Uint8Array' can"
  return undefined
}
