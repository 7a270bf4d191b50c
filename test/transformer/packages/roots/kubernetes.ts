import type { PackageRoot } from './root.js'

const imports = `import type * as K8s from '@kubernetes/client-node'`

const metadata = {
  name: 'web',
  namespace: 'shop',
  labels: { app: 'web' },
  annotations: { 'example.com/owner': 'ada' },
  creationTimestamp: '2026-01-01T10:00:00.000Z',
  ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-1', uid: 'u', controller: true }],
}

const spec = {
  containers: [
    {
      name: 'web',
      image: 'nginx:1.29',
      ports: [{ containerPort: 80, protocol: 'TCP' }],
      env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'web', key: 'token' } } }],
      resources: { limits: { cpu: '500m', memory: '128Mi' } },
      livenessProbe: { httpGet: { path: '/', port: 80 }, periodSeconds: 10 },
      readinessProbe: { httpGet: { path: '/', port: 'http' } },
    },
  ],
  volumes: [{ name: 'tmp', emptyDir: {} }],
  restartPolicy: 'Always',
}

export const kubernetes: readonly PackageRoot[] = [
  {
    imports,
    type: 'K8s.V1Pod',
    valid: [
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata,
        spec,
        status: { phase: 'Running', podIP: '10.0.0.1', startTime: '2026-01-01T10:00:01.000Z' },
      },
      {},
    ],
    wrong: [
      ['/spec/containers/0/name', undefined, '/spec/containers/0/name required'],
      ['/spec/containers/0/ports/0/containerPort', '80', '/spec/containers/0/ports/0/containerPort type'],
      ['/spec/containers/0/livenessProbe/httpGet/port', true, '/spec/containers/0/livenessProbe/httpGet/port type'],
      ['/metadata/labels/app', 1, '/metadata/labels/app type'],
      ['/metadata/creationTimestamp', 'yesterday', '/metadata/creationTimestamp type'],
    ],
  },
  {
    imports,
    type: 'K8s.V1Deployment',
    valid: [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: {
          replicas: 3,
          selector: {
            matchLabels: { app: 'web' },
            matchExpressions: [{ key: 'tier', operator: 'In', values: ['front'] }],
          },
          strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
          template: { metadata: { labels: { app: 'web' } }, spec },
        },
      },
    ],
    wrong: [
      ['/spec/replicas', '3', '/spec/replicas type'],
      ['/spec/selector', undefined, '/spec/selector required'],
      ['/spec/template/spec/containers', {}, '/spec/template/spec/containers type'],
    ],
  },
  {
    imports,
    type: 'K8s.V1ConfigMap',
    valid: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'app.json': '{}' }, immutable: true }],
    wrong: [['/data/app.json', {}, '/data/app.json type']],
  },
  {
    imports,
    type: 'K8s.CoreV1Event',
    valid: [
      {
        metadata,
        involvedObject: { kind: 'Pod', name: 'web' },
        eventTime: '2026-01-01T10:00:00.000Z',
        reason: 'Started',
        count: 1,
      },
    ],
    wrong: [
      ['/eventTime', 5, '/eventTime type'],
      ['/involvedObject', undefined, '/involvedObject required'],
    ],
  },
]
