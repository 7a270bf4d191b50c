import type { PackageRoot } from './root.js'

const discord = `import type * as Discord from 'discord-api-types/v10'`
const user = {
  id: '80351110224678912',
  username: 'Nelly',
  discriminator: '1337',
  global_name: null,
  avatar: '8342729096ea3675442027381ff50dfe',
}

const message = {
  id: '334385199974967042',
  channel_id: '290926798999357250',
  author: user,
  content: 'Supa Hot',
  timestamp: '2017-07-11T17:27:07.299000+00:00',
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: ['41771983423143936'],
  attachments: [
    {
      id: '1',
      filename: 'a.png',
      size: 5,
      url: 'https://cdn.example/a.png',
      proxy_url: 'https://cdn.example/a.png',
      height: null,
    },
  ],
  embeds: [{ title: 'An embed', color: 5814783, fields: [{ name: 'a', value: 'b', inline: true }] }],
  reactions: [
    {
      count: 1,
      count_details: { burst: 0, normal: 1 },
      me: false,
      me_burst: false,
      emoji: { id: null, name: '🔥' },
      burst_colors: [],
    },
  ],
  pinned: false,
  type: 0,
  components: [
    { type: 1, components: [{ type: 2, style: 5, label: 'Open', url: 'https://example.com' }] },
    { type: 1, components: [{ type: 3, custom_id: 'pick', options: [{ label: 'One', value: '1' }] }] },
  ],
}

const button = {
  type: 'button',
  text: { type: 'plain_text', text: 'Approve', emoji: true },
  action_id: 'ok',
  value: '1',
  style: 'primary',
}

export const chat: readonly PackageRoot[] = [
  {
    imports: discord,
    type: 'Discord.APIMessage',
    valid: [message],
    wrong: [
      ['/author/id', 80351110224678912, '/author/id type'],
      ['/type', 999, '/type enum'],
      ['/components/0/components/0/label', 5, '/components/0/components/0/label type'],
      ['/components/1/components/0/options/0/value', undefined, '/components/1/components/0/options/0/value required'],
      ['/attachments/0/size', undefined, '/attachments/0/size required'],
    ],
  },
  {
    imports: discord,
    type: 'Discord.GatewayDispatchPayload',
    valid: [
      { op: 0, s: 42, t: 'MESSAGE_CREATE', d: { ...message, guild_id: '1' } },
      { op: 0, s: 43, t: 'TYPING_START', d: { channel_id: '1', user_id: '2', timestamp: 1700000000 } },
    ],
    wrong: [
      ['/t', 'MESSAGE_CREATED', '/t union'],
      ['/d/content', undefined, '/d/content required'],
      ['/s', null, '/s type'],
    ],
  },
  {
    imports: discord,
    type: 'Discord.APIUser',
    valid: [user],
    wrong: [['/avatar', 1, '/avatar type']],
  },
  {
    imports: discord,
    type: 'Discord.RESTPostAPIChannelMessageJSONBody',
    valid: [
      {
        content: 'hi',
        allowed_mentions: { parse: ['users'] },
        message_reference: { message_id: '1', fail_if_not_exists: false },
      },
    ],
    wrong: [['/allowed_mentions/parse/0', 'everybody', '/allowed_mentions/parse/0 enum']],
  },
  {
    imports: `import type { KnownBlock } from '@slack/types'`,
    type: 'KnownBlock[]',
    valid: [
      [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: '*New* request' },
          fields: [{ type: 'plain_text', text: 'a' }],
          accessory: button,
        },
        { type: 'divider' },
        {
          type: 'actions',
          block_id: 'a',
          elements: [button, { type: 'datepicker', action_id: 'd', initial_date: '2026-01-01' }],
        },
        { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a' },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: 'hi', style: { bold: true } },
                { type: 'user', user_id: 'U1' },
              ],
            },
          ],
        },
      ],
    ],
    wrong: [
      ['/0/accessory/text/type', 'mrkdwn', '/0/accessory/text/type enum'],
      ['/2/elements/0/action_id', 1, '/2/elements/0/action_id type'],
      ['/3/alt_text', undefined, '/3/alt_text required'],
      ['/4/elements/0/elements/0/style/bold', 'yes', '/4/elements/0/elements/0/style/bold type'],
      ['/1/type', 'rule', '/1/type union'],
    ],
  },
  {
    imports: `import type { View } from '@slack/types'`,
    type: 'View',
    valid: [
      {
        type: 'modal',
        title: { type: 'plain_text', text: 'Add' },
        blocks: [
          {
            type: 'input',
            label: { type: 'plain_text', text: 'Name' },
            element: { type: 'plain_text_input', action_id: 'n', multiline: false },
          },
        ],
        submit: { type: 'plain_text', text: 'Save' },
      },
      { type: 'home', blocks: [] },
    ],
    wrong: [['/title', undefined, '/title required']],
  },
]
