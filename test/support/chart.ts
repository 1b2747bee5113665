import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The files of a small chart as people write them, under `charts/shop`. */
export const SHOP: Readonly<Record<string, string>> = {
  'charts/shop/Chart.yaml': `apiVersion: v2
name: shop
description: Sells things
version: 0.0.0 # set when it is published
appVersion: "0"
`,
  'charts/shop/values.yaml': `# how many of it run
replicas: 1
image:
  repository: ghcr.io/acme/shop # where it is built
  tag: ""
  digest: ''
`,
  'charts/shop/templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  labels: { app: shop }
spec:
  replicas: {{ .Values.replicas }}
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      containers:
        - name: shop
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          env:
            - { name: LEVEL, value: info }
            - { name: PORT, value: "8080" }
`,
  'charts/shop/templates/service.yaml': `apiVersion: v1
kind: Service
metadata: { name: shop }
spec:
  selector: { app: shop }
  ports: [{ port: 80, targetPort: 8080 }]
`,
  'charts/shop/ci/prod-values.yaml': 'replicas: 3\n',
}

/** A service's root on disk with these files, gone at the end of the scope. `undefined` leaves one out. */
export async function serviceWith(
  files: Readonly<Record<string, string | undefined>> = {},
): Promise<{ readonly root: string } & AsyncDisposable> {
  const root = await mkdtemp(join(tmpdir(), 'fluxgate-service-'))
  for (const [path, text] of Object.entries({ ...SHOP, ...files })) {
    if (text === undefined) continue
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) }
}
