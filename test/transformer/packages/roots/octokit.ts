import type { PackageRoot } from './root.js'

const imports = `import type { components } from '@octokit/openapi-types'
type Schemas = components['schemas']`

const api = 'https://api.github.com'

/** The addresses that GitHub gives with everything. */
function addresses(base: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [`${name}_url`, `${base}/${name}`]))
}

const user = {
  login: 'octocat',
  id: 1,
  node_id: 'MDQ6VXNlcjE=',
  gravatar_id: '',
  url: `${api}/users/octocat`,
  ...addresses(
    `${api}/users/octocat`,
    'avatar html followers following gists starred subscriptions organizations repos events received_events',
  ),
  type: 'User',
  site_admin: false,
}

const repository = {
  id: 1296269,
  node_id: 'MDEwOlJlcG9zaXRvcnkxMjk2MjY5',
  name: 'Hello-World',
  full_name: 'octocat/Hello-World',
  owner: user,
  private: false,
  description: null,
  fork: false,
  url: `${api}/repos/octocat/Hello-World`,
  ...addresses(
    `${api}/repos/octocat/Hello-World`,
    'html archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags git issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases ssh stargazers statuses subscribers subscription tags teams trees clone hooks svn',
  ),
  mirror_url: null,
  homepage: 'https://github.com',
  language: null,
  license: {
    key: 'mit',
    name: 'MIT License',
    url: `${api}/licenses/mit`,
    spdx_id: 'MIT',
    node_id: 'MDc6TGljZW5zZW1pdA==',
  },
  ...{
    forks_count: 9,
    forks: 9,
    stargazers_count: 80,
    watchers_count: 80,
    watchers: 80,
    size: 108,
    open_issues_count: 0,
    open_issues: 0,
  },
  ...{
    has_issues: true,
    has_projects: true,
    has_wiki: true,
    has_pages: false,
    has_downloads: true,
    archived: false,
    disabled: false,
  },
  default_branch: 'master',
  topics: ['octocat', 'api'],
  permissions: { admin: false, push: false, pull: true },
  pushed_at: '2011-01-26T19:06:43Z',
  created_at: '2011-01-26T19:01:12Z',
  updated_at: null,
}

const issue = {
  id: 1,
  node_id: 'MDU6SXNzdWUx',
  url: `${api}/repos/octocat/Hello-World/issues/1347`,
  ...addresses(`${api}/repos/octocat/Hello-World/issues/1347`, 'repository labels comments events html'),
  number: 1347,
  state: 'open',
  state_reason: null,
  title: 'Found a bug',
  body: null,
  user,
  labels: [{ id: 208045946, name: 'bug', color: 'f29513', default: true, description: null }, 'help wanted'],
  assignee: user,
  milestone: null,
  locked: true,
  active_lock_reason: 'too heated',
  comments: 0,
  closed_at: null,
  created_at: '2011-04-22T13:33:48Z',
  updated_at: '2011-04-22T13:33:48Z',
  author_association: 'COLLABORATOR',
}

export const octokit: readonly PackageRoot[] = [
  {
    imports,
    type: `Schemas['simple-user']`,
    valid: [user],
    wrong: [
      ['/id', true, '/id type'],
      ['/site_admin', 'false', '/site_admin type'],
      ['/login', undefined, '/login required'],
    ],
  },
  {
    imports,
    type: `Schemas['repository']`,
    valid: [repository],
    wrong: [
      ['/owner/login', null, '/owner/login type'],
      ['/license/key', 5, '/license/key type'],
      ['/topics/1', 1, '/topics/1 type'],
    ],
  },
  {
    imports,
    type: `Schemas['issue']`,
    valid: [issue],
    wrong: [
      ['/number', '1347', '/number type'],
      ['/state_reason', 'bored', '/state_reason enum'],
      ['/labels/0/default', 1, '/labels/0/default type'],
      ['/author_association', 'FRIEND', '/author_association enum'],
    ],
  },
  {
    imports,
    type: `Schemas['webhook-issues-opened']`,
    valid: [
      {
        action: 'opened',
        issue: {
          ...issue,
          labels: undefined,
          assignees: [],
          active_lock_reason: null,
          reactions: {
            ...{ '+1': 0, '-1': 0, confused: 0, eyes: 1, heart: 0, hooray: 0, laugh: 0, rocket: 0, total_count: 1 },
            url: `${api}/reactions`,
          },
        },
        repository,
        sender: user,
      },
    ],
    wrong: [
      ['/action', 'closed', '/action enum'],
      ['/issue/reactions/+1', '0', '/issue/reactions/+1 type'],
      ['/repository/default_branch', undefined, '/repository/default_branch required'],
    ],
  },
  {
    imports,
    type: `Schemas['check-run']`,
    valid: [
      {
        ...{
          id: 4,
          head_sha: 'ce587453ced02b1526dfb4cb910479d431683101',
          node_id: 'MDg6Q2hlY2tSdW40',
          external_id: '',
        },
        ...{ url: api, html_url: null, details_url: null, status: 'completed', conclusion: 'neutral' },
        ...{
          started_at: '2018-05-04T01:14:52Z',
          completed_at: null,
          name: 'mighty_readme',
          check_suite: { id: 5 },
          app: null,
        },
        output: { title: 'Report', summary: '', text: null, annotations_count: 2, annotations_url: api },
        pull_requests: [],
      },
    ],
    wrong: [
      ['/status', 'done', '/status enum'],
      ['/conclusion', 'fine', '/conclusion enum'],
      ['/output/annotations_count', null, '/output/annotations_count type'],
    ],
  },
]
