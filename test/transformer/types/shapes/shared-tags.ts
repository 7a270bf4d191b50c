import type { Shape } from './shape.js'

/** Unions whose members have some values of a tag in common. */
export const sharedTags: readonly Shape[] = [
  {
    title: 'a tag with members that share a value and have a tag of their own',
    source: `export type T =
  | { type: 'text'; text: string }
  | { type: 'media'; media: 'image'; width: number }
  | { type: 'media'; media: 'audio'; seconds: number }
  | { type: 'media'; media: 'video'; width: number; seconds: number }`,
    valid: [
      { type: 'text', text: '' },
      { type: 'media', media: 'image', width: 1 },
      { type: 'media', media: 'audio', seconds: 1 },
      { type: 'media', media: 'video', width: 1, seconds: 1 },
    ],
    invalid: [
      [{ type: 'media', media: 'video', width: '' }, '/width type', '/seconds required'],
      [{ type: 'media', media: 'text' }, '/media union'],
      [{ type: 'media' }, '/media required'],
      [{ type: 'image' }, '/type union'],
      [{}, '/type required'],
    ],
    json: true,
  },
  {
    title: 'a tag with members that share a value and are told apart by structure',
    source: `export type T = { kind: 'a'; n: number } | { kind: 'a'; s: string; at?: Date } | { kind: 'b' } | null`,
    valid: [
      null,
      { kind: 'a', n: 1 },
      { kind: 'a', s: '' },
      { kind: 'a', s: '', n: '', at: new Date(0) },
      { kind: 'b', n: '' },
    ],
    invalid: [
      [{ kind: 'a', s: 1 }, '/s type'],
      [{ kind: 'a', n: '1', s: 1 }, '/n type'],
      [{ kind: 'c' }, '/kind union'],
    ],
  },
  {
    title: 'a tag with members that admit several values, some of them in common',
    source: `export type T = { op: 'get' | 'head'; url: string } | { op: 'head' | 'put'; body: string } | { op: 'delete' }
  | { op: 'delete' | 'put'; force: boolean }`,
    valid: [
      { op: 'get', url: '' },
      { op: 'head', url: '' },
      { op: 'head', body: '' },
      { op: 'put', force: true, body: 1 },
      { op: 'delete' },
    ],
    invalid: [
      [{ op: 'get', body: '' }, '/url required'],
      [{ op: 'put' }, '/body required'],
    ],
    json: true,
  },
  {
    title: 'members that contain the union and share the value of a tag',
    source: `export type T = { type: 'leaf'; value: number } | { type: 'node'; left: T } | { type: 'node'; left: T; right: T }`,
    valid: [
      { type: 'leaf', value: 1 },
      { type: 'node', left: { type: 'node', left: { type: 'leaf', value: 1 }, right: { type: 'leaf', value: 1 } } },
    ],
    invalid: [
      [{ type: 'node', left: { type: 'leaf' } }, '/left/value required'],
      [{ type: 'node' }, '/left required'],
    ],
    json: true,
  },
]
